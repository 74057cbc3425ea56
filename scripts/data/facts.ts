import factsJson from '../../data/sources/facts.json';

/** Facts with their sources, read from data/sources/facts.json: the only hand-kept input of the generators. */
export const facts = factsJson;
export type SourceId = keyof typeof factsJson.sources;
export type Town = (typeof factsJson.towns)[number];
