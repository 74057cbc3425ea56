import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  Select as AriaSelect,
  Heading,
  Label,
  ListBox,
  ListBoxItem,
  Menu,
  MenuItem,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { useStrings } from '../i18n/i18n.ts';
import styles from './controls.module.css';
import { Button } from './controls.tsx';

export interface Option<T extends string> {
  readonly id: T;
  readonly text: string;
  readonly isDisabled?: boolean;
}

/** One of many choices, in a list that opens. */
export function Select<T extends string>(props: {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly isDisabled?: boolean;
}) {
  return (
    <AriaSelect
      className={styles.field}
      selectedKey={props.value}
      onSelectionChange={(key) => key !== null && props.onChange(String(key) as T)}
      placeholder={props.placeholder ?? ''}
      isDisabled={props.isDisabled ?? false}
    >
      <Label className={props.hideLabel ? 'visually-hidden' : styles.label}>{props.label}</Label>
      <AriaButton className={styles.selectButton}>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      <Popover className={styles.popover}>
        <ListBox className={styles.list} items={props.options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.text}
              isDisabled={option.isDisabled ?? false}
              className={styles.item}
            >
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A button that opens a list of actions. */
export function ActionMenu(props: {
  readonly label: string;
  readonly button: ReactNode;
  readonly actions: readonly {
    readonly id: string;
    readonly text: string;
    readonly run: () => void;
    readonly isDisabled?: boolean;
  }[];
}) {
  return (
    <MenuTrigger>
      <Button look="quiet" label={props.label}>
        {props.button}
      </Button>
      <Popover className={styles.popover}>
        <Menu className={styles.list} items={props.actions}>
          {(action) => (
            <MenuItem
              id={action.id}
              textValue={action.text}
              className={styles.item}
              isDisabled={action.isDisabled ?? false}
              onAction={action.run}
            >
              {action.text}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A dialog over the page. Esc and a click beside it close it; focus goes back where it was. */
export function DialogBox(props: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
}) {
  const { t } = useStrings();
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={(open) => !open && props.onClose()}
      style={props.width ? ({ '--dialog-width': `${props.width}px` } as React.CSSProperties) : {}}
    >
      <Modal className={styles.modal}>
        <AriaDialog className={styles.dialog}>
          <div className={styles.dialogHead}>
            <Heading slot="title" level={2}>
              {props.title}
            </Heading>
            <Button look="quiet" label={t('action.close')} onPress={props.onClose}>
              ✕
            </Button>
          </div>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
