import type { Position } from 'geojson';
import type { Note } from '../../domain/note.ts';

/** Kinds of features that a scene is built from. */
export const inputKinds = ['road', 'building', 'ground', 'barrier', 'terrain'] as const;
export type InputKind = (typeof inputKinds)[number];

/** Columns of a row, found in any case; DBF files cut names to ten characters. */
export interface Columns {
  readonly names: readonly string[];
  /** The value as it is; undefined where the column is missing or blank. */
  readonly value: (name: string) => unknown;
  /** A number; undefined also where it is no number. */
  readonly number: (name: string) => number | undefined;
}

const nameLength = 10;

export function columnsOf(properties: Readonly<Record<string, unknown>>): Columns {
  const byName = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  const value = (name: string): unknown => {
    const key = name.toLowerCase();
    const found = byName.has(key) ? byName.get(key) : byName.get(key.slice(0, nameLength));
    return found === null || found === '' ? undefined : found;
  };
  return {
    names: Object.keys(properties),
    value,
    number: (name) => {
      const found = value(name);
      const number = typeof found === 'string' ? Number(found) : found;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    },
  };
}

/** What becomes of a row. */
export interface Mapped {
  /** Of the scene file; members that are undefined are left out. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The line runs the other way. */
  readonly reversed?: boolean;
  /** The column that identifies the row. */
  readonly id?: string | undefined;
}

/** How the columns of a program's tables become the properties of the scene file. */
export interface SceneProfile {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly map: (kind: InputKind, columns: Columns, line: readonly Position[]) => Mapped;
  /** What is to be said about the columns of a table as a whole. */
  readonly notes: (kind: InputKind, columns: Columns) => readonly Note[];
}

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
