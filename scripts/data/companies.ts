import { blocksOf } from './drainage.ts';
import { distance, type XY } from './metres.ts';
import { randomOf } from './random.ts';

/** Unnamed companies for trying the program: no real business is meant. */
interface ExampleCompany {
  readonly number: number;
  readonly park: string;
  readonly at: XY;
  readonly industry: string;
  readonly wastewater: boolean;
  readonly planFiledDate: string | null;
}

const industriesOf: Readonly<Record<string, readonly (readonly [industry: string, wastewater: boolean])[]>> =
  {
    xindu: [
      ['machinery', false],
      ['bearings', true],
      ['electronics', true],
      ['plating', true],
      ['logistics', false],
    ],
    jinchuan: [
      ['food', true],
      ['furniture', false],
      ['plastics', true],
      ['food', true],
    ],
    huibu: [
      ['paper', true],
      ['materials', true],
      ['stone', true],
      ['materials', false],
    ],
  };

const countOf: Readonly<Record<string, number>> = { xindu: 14, jinchuan: 9, huibu: 11 };

function placeCompanies(): ExampleCompany[] {
  const companies: ExampleCompany[] = [];
  for (const [park, count] of Object.entries(countOf)) {
    const random = randomOf(`companies ${park}`);
    const blocks = blocksOf(park);
    const taken: XY[] = [];
    while (taken.length < count) {
      const [x, y] = random.pick(blocks);
      const at: XY = [x + random.between(-60, 60), y + random.between(-60, 60)];
      if (taken.some((other) => distance(other, at) < 250)) continue;
      taken.push(at);
      const [industry, wastewater] = random.pick(industriesOf[park]!);
      const filed = random.next() < 0.8;
      companies.push({
        number: companies.length + 1,
        park,
        at,
        industry,
        wastewater,
        planFiledDate: filed
          ? `202${random.integer(1, 3)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`
          : null,
      });
    }
  }
  return companies;
}

export const exampleCompanies: readonly ExampleCompany[] = placeCompanies();
