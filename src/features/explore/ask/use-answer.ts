import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Area } from '../../../spatial/types.ts';
import { type AskState, startAnswering, useAsk } from './answer-store.ts';

export type CurrentAnswer = Pick<AskState, 'answer' | 'hits' | 'status' | 'notes'> & {
  readonly region: Area | null;
};

/**
 * The answer to the current question, for panel, map highlight and table. `region` is the area asked about
 * (WGS 84), `hits` all features found but those of the base map. The last answer stays while a new one is
 * computed (`status` asking or waiting). Arrays keep their identity while the answer is the same.
 */
export function useAnswer(): CurrentAnswer {
  useEffect(startAnswering, []);
  return useAsk(
    useShallow(({ answer, hits, status, notes }) => ({
      answer,
      hits,
      status,
      notes,
      region: answer?.region ?? null,
    })),
  );
}
