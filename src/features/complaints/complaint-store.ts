import { create } from 'zustand';
import type { Note } from '../../domain/note.ts';
import type { ComplaintHex } from '../../spatial/complaint-hexes.ts';

/** Complaints in hexagons: which are counted, how they are drawn, and what was found. */

/** Sides on offer, m. */
export const sidesM = ['100', '150', '200', '300', '500'] as const;

export interface ComplaintState {
  /** The section is open: then hexagons are counted and drawn. */
  readonly open: boolean;
  /** First and last month, `YYYY-MM`, both included; null: as far as there are any. */
  readonly from: string | null;
  readonly to: string | null;
  /** Complaints of all hours, or those of the period of the map alone. */
  readonly hours: 'all' | 'same';
  readonly side: (typeof sidesM)[number];
  /** From this count on it is "many". */
  readonly atLeast: number;
  readonly colour: 'count' | 'excess';
  /** Hexagons stand as high as they hold complaints. */
  readonly tall: boolean;
  readonly hexes: readonly ComplaintHex[] | null;
  readonly failure: readonly Note[] | null;
  readonly selectedId: string | null;
}

export const useComplaints = create<ComplaintState>(() => ({
  open: false,
  from: null,
  to: null,
  hours: 'all',
  side: '200',
  atLeast: 5,
  colour: 'count',
  tall: false,
  hexes: null,
  failure: null,
  selectedId: null,
}));

export const patchComplaints = (patch: Partial<ComplaintState>): void => useComplaints.setState(patch);
