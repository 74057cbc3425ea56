import { Component, type ReactNode } from 'react';
import { translate } from '../../i18n/i18n.ts';
import styles from './frame.module.css';

interface Props {
  /** What of the page this guards, in words. */
  readonly part: string;
  readonly children: ReactNode;
}

/** A part of the page that fails is replaced by what went wrong; the rest goes on. */
export class ErrorBoundary extends Component<Props, { readonly reason: string | null }> {
  override state = { reason: null };

  static getDerivedStateFromError(error: unknown) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    return (
      <div className={styles.fault} role="alert">
        <p>{translate('app.partFailed', { part: this.props.part, reason })}</p>
        <button type="button" onClick={() => this.setState({ reason: null })}>
          {translate('app.tryAgain')}
        </button>
      </div>
    );
  }
}
