import { lazy, Suspense, useMemo, useState } from 'react';
import type { Bounds, LngLat } from '../../../domain/feature.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { boundsOf } from '../../../map/bounds.ts';
import { featureOf, update, useStore } from '../../../state/store.ts';
import { Button, Segmented, Toggle } from '../../../ui/controls.tsx';
import { featureName } from '../feature-words.ts';
import styles from './ask.module.css';
import { BufferForm, QuestionForm } from './question-form.tsx';
import { useAnswer } from './use-answer.ts';

const AnswerView = lazy(async () => ({ default: (await import('./answer-view.tsx')).AnswerView }));

const drawn = ['point', 'box', 'polygon', 'circle'] as const;

export interface AskSectionProps {
  readonly onGo: (target: { readonly bounds: Bounds } | { readonly lngLat: LngLat }) => void;
}

/** Spatial questions: five ways to ask, the answer in a sentence, its details below. */
export function AskSection({ onGo }: AskSectionProps) {
  const { t } = useStrings();
  const { region } = useAnswer();
  const question = useStore((state) => state.question);
  const tool = useStore((state) => state.tool);
  const scope = useStore((state) => state.scope);
  const [form, setForm] = useState<'buffer' | 'typed' | null>(null);
  const around = useAround();
  const bounds = useMemo(() => region && boundsOf(region), [region]);
  return (
    <section className={styles.section} aria-label={t('ask.title')}>
      <div className={styles.head}>
        <h2>{t('ask.title')}</h2>
        <Toggle isSelected={form === 'typed'} onChange={(on) => setForm(on ? 'typed' : null)}>
          {t('ask.typeIn')}
        </Toggle>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in Chrome 109. */}
      <div role="group" aria-label={t('ask.tools')} className={styles.tools}>
        {drawn.map((id) => (
          <Toggle
            key={id}
            isSelected={tool === id}
            onChange={(on) => {
              setForm(null);
              update({ tool: on ? id : null });
            }}
          >
            {t(`ask.tool.${id}`)}
          </Toggle>
        ))}
        <Toggle
          isSelected={form === 'buffer'}
          onChange={(on) => {
            setForm(on ? 'buffer' : null);
            update({ tool: null });
          }}
        >
          {t('ask.tool.buffer')}
        </Toggle>
      </div>
      {tool && drawn.some((id) => id === tool) && (
        <p className={styles.hint}>{t(`ask.hint.${tool as (typeof drawn)[number]}`)}</p>
      )}
      {form === 'buffer' && <BufferForm around={around} />}
      {form === 'typed' && <QuestionForm />}
      {around?.isArea && (
        <Button
          onPress={() =>
            update({
              question: { kind: 'inside', layerId: around.layerId, featureId: around.featureId },
              tool: null,
            })
          }
        >
          <span className={styles.ellipsis}>{t('ask.inside', { name: around.name })}</span>
        </Button>
      )}
      {question ? (
        <>
          <Suspense fallback={null}>
            <AnswerView {...(bounds && { onZoom: () => onGo({ bounds }) })} />
          </Suspense>
          <Segmented
            label={t('ask.scope')}
            value={scope}
            onChange={(next) => update({ scope: next })}
            options={[
              { id: 'visible', text: t('ask.scope.visible') },
              { id: 'all', text: t('ask.scope.all') },
            ]}
          />
        </>
      ) : (
        !form && !tool && <p className={styles.hint}>{t('ask.empty')}</p>
      )}
    </section>
  );
}

/** The selected feature, as far as a question can be asked from it. */
function useAround() {
  const { language } = useStrings();
  const selected = useStore((state) => state.selected);
  const data = useStore((state) => (selected ? state.data[selected.layerId] : undefined));
  return useMemo(() => {
    const feature = selected && data ? featureOf({ data: { [selected.layerId]: data } }, selected) : null;
    if (!selected || !feature?.geometry) return null;
    const { type } = feature.geometry;
    return {
      ...selected,
      name: featureName(feature, language),
      isArea: type === 'Polygon' || type === 'MultiPolygon',
    };
  }, [selected, data, language]);
}
