import { type FormEvent, useState } from 'react';
import type { Question } from '../../../domain/question.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { update, useStore } from '../../../state/store.ts';
import { Button, Segmented, TextInput } from '../../../ui/controls.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import styles from './ask.module.css';
import { readTypedQuestion, type TypedFault, type TypedKind, typedKinds } from './typed-question.ts';

/** Reads metres of the county's own plane until a catalogue names another. */
const defaultEpsg = 4549;
const defaultMetres: Readonly<Record<TypedKind, number | null>> = {
  point: 50,
  box: null,
  polygon: null,
  circle: 500,
};

export function useReadoutEpsg(): number {
  return useStore(({ catalog }) => (catalog.status === 'ready' ? catalog.catalog.readoutEpsg : defaultEpsg));
}

const askFor = (question: Question): void => update({ question, tool: null });

/** A question by coordinates and distances: everything that the tools draw, without a mouse. */
export function QuestionForm() {
  const { t } = useStrings();
  const epsg = useReadoutEpsg();
  const [kind, setKind] = useState<TypedKind>('circle');
  const [places, setPlaces] = useState('');
  const [metres, setMetres] = useState<number | null>(defaultMetres.circle);
  const [fault, setFault] = useState<TypedFault | null>(null);
  const choose = (next: TypedKind) => {
    setKind(next);
    setMetres(defaultMetres[next]);
    setFault(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readTypedQuestion({ kind, places, metres }, epsg);
    setFault('fault' in read ? read.fault : null);
    if ('question' in read) askFor(read.question);
  };
  return (
    <form className={styles.form} aria-label={t('ask.form')} onSubmit={submit}>
      <Segmented
        label={t('ask.shape')}
        value={kind}
        onChange={choose}
        options={typedKinds.map((id) => ({ id, text: t(`ask.tool.${id}`) }))}
      />
      <TextInput
        label={t(`ask.places.${kind}`)}
        value={places}
        onChange={setPlaces}
        placeholder={t(`ask.example.${kind}`)}
      />
      {defaultMetres[kind] !== null && (
        <NumberInput
          label={t(kind === 'point' ? 'ask.tolerance' : 'ask.radius')}
          unit="m"
          value={metres}
          onChange={setMetres}
          min={1}
          max={100_000}
          decimals={0}
        />
      )}
      {fault && (
        <p className={styles.fault} role="alert">
          <FaultText fault={fault} />
        </p>
      )}
      <Button type="submit" look="primary">
        {t('ask.submit')}
      </Button>
    </form>
  );
}

function FaultText({ fault }: { readonly fault: TypedFault }) {
  const { t } = useStrings();
  if (fault.code === 'place') return t('ask.fault.place', { text: fault.text });
  if (fault.code === 'count') return t('ask.fault.count', { needed: fault.needed, given: fault.given });
  return t('ask.fault.metres');
}

/** What lies within so many metres of the selected feature, or of a place when nothing is selected. */
export function BufferForm(props: {
  readonly around: { readonly layerId: string; readonly featureId: string; readonly name: string } | null;
}) {
  const { around } = props;
  const { t } = useStrings();
  const epsg = useReadoutEpsg();
  const [place, setPlace] = useState('');
  const [metres, setMetres] = useState<number | null>(500);
  const [fault, setFault] = useState<TypedFault | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (around) {
      if (metres === null) return setFault({ code: 'metres' });
      setFault(null);
      return askFor({
        kind: 'near',
        layerId: around.layerId,
        featureId: around.featureId,
        distanceM: metres,
      });
    }
    const read = readTypedQuestion({ kind: 'circle', places: place, metres }, epsg);
    setFault('fault' in read ? read.fault : null);
    if ('question' in read) askFor(read.question);
  };
  return (
    <form className={styles.form} aria-label={t('ask.bufferForm')} onSubmit={submit}>
      {around ? (
        <p className={styles.around}>{t('ask.around', { name: around.name })}</p>
      ) : (
        <>
          <p className={styles.hint}>{t('ask.aroundHint')}</p>
          <TextInput
            label={t('ask.places.circle')}
            value={place}
            onChange={setPlace}
            placeholder={t('ask.example.circle')}
          />
        </>
      )}
      <NumberInput
        label={t('ask.distance')}
        unit="m"
        value={metres}
        onChange={setMetres}
        min={around ? 0 : 1}
        max={100_000}
        decimals={0}
      />
      {fault && (
        <p className={styles.fault} role="alert">
          <FaultText fault={fault} />
        </p>
      )}
      <Button type="submit" look="primary">
        {t('ask.submit')}
      </Button>
    </form>
  );
}
