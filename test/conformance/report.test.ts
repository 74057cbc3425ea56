import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import page from '../../src/features/conformity/conformity.json' with { type: 'json' };
import { conformity, conformityText } from './report.ts';

describe('what is published of the conformity', () => {
  it('is what the program gives now (npm run conformance)', () => {
    expect(page).toEqual(JSON.parse(JSON.stringify(conformity())));
    const text = readFileSync(new URL('../../docs/conformity.md', import.meta.url), 'utf8');
    expect(text).toBe(conformityText(conformity()));
  });
});
