/** Turf's buffer alone, a chunk of its own: it brings JSTS, which nothing else needs. */
export { buffer } from '@turf/turf';
