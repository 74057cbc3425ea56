import { gb3838, waterClasses } from '../../../src/domain/standards/gb3838.ts';
import { facts } from '../facts.ts';
import {
  category,
  classesOf,
  feature,
  type LayerSource,
  nameField,
  number,
  originFields,
  pointOf,
  projectLicence,
  text,
  words,
} from '../layer.ts';
import { nearestOnLine, toMetres } from '../metres.ts';
import { reservoirs, river } from '../water.ts';

const classValues = waterClasses.map(
  ({ name, title, colour }) => [name, title.zh, title.en, colour] as const,
);
const standard = gb3838.code;
const classNow = { ...category('waterClass', '2023 年水质类别', 'Class in 2023', classValues), standard };
const target = { ...category('targetClass', '水质目标', 'Target class', classValues), standard };

const level = category('level', '断面级别', 'Kind of section', [
  ['entry', '入境断面（自动站）', 'Entry section (automatic station)'],
  ['exit', '出境断面', 'Exit section'],
  ['national', '国控断面', 'National section'],
  ['routine', '常规断面', 'Routine section'],
]);

const symbolOf = {
  I: 'drop',
  II: 'circle',
  III: 'triangle',
  IV: 'square',
  V: 'diamond',
  'worse-than-V': 'ring',
} as const;
const classLooks = Object.fromEntries(Object.entries(symbolOf).map(([value, symbol]) => [value, { symbol }]));

const { quality } = facts;

export const waterSectionsLayer: LayerSource = {
  spec: {
    id: 'water-sections',
    group: 'stations',
    title: text('地表水断面', 'Surface-water sections'),
    kind: 'water-section',
    geometry: 'point',
    source: { url: 'layers/water-sections.geojson' },
    fields: [
      nameField,
      level,
      classNow,
      target,
      number('classISharePct2023', '2023 年Ⅰ类占比', 'Share of class I in 2023', '%', 1),
      number('classISharePct2022', '2022 年Ⅰ类占比', 'Share of class I in 2022', '%', 1),
      words('town', '所在乡镇街道', 'Town'),
      words('remark', '说明', 'Remark'),
      ...originFields,
    ],
    style: {
      colour: '#5aa9e6',
      symbol: 'drop',
      size: 17,
      classes: classesOf(classNow, classLooks),
      label: { minZoom: 10, size: 11 },
    },
    info: {
      indicator: text(
        '水质类别（GB 3838-2002）与Ⅰ类水占比',
        'Water class (GB 3838-2002) and share of class I',
      ),
      date: '2023',
      coverage: text('常山港干流 6 个断面', 'Six sections of the Changshan River'),
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        '2023 年：全县地表水和出境断面稳定达到Ⅱ类以上，出境Ⅰ类占比 44 %（综述）；2022 年：入境 52.8 %、出境 42.6 %（公报）',
        '2023: all surface water and the exit section at class II or better, 44 % class I at the exit (review); 2022: 52.8 % at entry, 42.6 % at exit (bulletin)',
      ),
      note: text(
        '断面位置为估计，已移到所画河道上。“Ⅱ 类”表示“稳定达到Ⅱ类以上”，逐断面类别未见公布；目标为 2024 年“力争保持Ⅱ类以上”',
        'Places are estimated and moved onto the drawn river. "Class II" stands for "class II or better"; classes by section were not found. The target is that of 2024: class II or better',
      ),
    },
    visible: false,
  },
  features: facts.sections.map((section) => {
    const town = facts.towns.find((t) => t.name === section.town);
    const at = nearestOnLine(toMetres(section.at), river).at;
    return feature(
      `section-${section.id}`,
      text(section.name, section.nameEn),
      pointOf(at),
      { provenance: 'approximate', positionErrorM: section.errM, source: 'sectionNames' },
      {
        level: section.level,
        waterClass: quality['2023'].waterClass,
        targetClass: quality.target2024.waterClass,
        classISharePct2023: section.level === 'exit' ? quality['2023'].exitClassISharePct : null,
        classISharePct2022:
          section.level === 'exit'
            ? quality['2022'].exitClassISharePct
            : section.level === 'entry'
              ? quality['2022'].entryClassISharePct
              : null,
        town: town?.name ?? null,
        townEn: town?.nameEn ?? null,
        remark: ('note' in section && section.note) || null,
        remarkEn: ('noteEn' in section && section.noteEn) || null,
      },
    );
  }),
};

const use = category('use', '用途', 'Use', [
  ['county', '县级水源', 'County source', '#2f6f9f'],
  ['backup', '备用水源', 'Backup source', '#7aa6c2'],
  ['rural', '农村水源', 'Rural source', '#4f9a94'],
]);

export const waterSourcesLayer: LayerSource = {
  spec: {
    id: 'water-sources',
    group: 'stations',
    title: text('饮用水水源', 'Drinking-water sources'),
    kind: 'water-source',
    geometry: 'point',
    source: { url: 'layers/water-sources.geojson' },
    fields: [
      nameField,
      use,
      number('attainmentPct', '2023 年达标率', 'Attainment in 2023', '%'),
      ...originFields,
    ],
    style: {
      colour: '#2f6f9f',
      symbol: 'intake',
      size: 16,
      classes: classesOf(use, {
        county: { symbol: 'intake' },
        backup: { symbol: 'ring' },
        rural: { symbol: 'intake' },
      } as const),
      label: { minZoom: 10, size: 11 },
    },
    info: {
      indicator: text('集中式饮用水水源水质达标率', 'Attainment of drinking-water sources'),
      date: '2023',
      coverage: text('县级、备用与农村水源共 3 处', 'Three sources: county, backup and rural'),
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        '名称取自公开资料；集中式饮用水水质 100 % 达标：2023 年工作综述',
        'Names from public material; 100 % attainment of central drinking water: 2023 review',
      ),
      note: text(
        '水库位置为示意；达标率只对集中式水源给出',
        'Places of the reservoirs are drawn; attainment is given for central sources only',
      ),
    },
  },
  features: facts.drinkingWater.map((source) => {
    const reservoir = source.reservoir ? reservoirs[source.reservoir]! : null;
    const at = reservoir ? reservoir.centre : nearestOnLine(toMetres(source.at!), river).at;
    return feature(
      source.id,
      text(source.name, source.nameEn),
      pointOf(at),
      {
        provenance: reservoir ? 'illustrative' : 'approximate',
        positionErrorM: source.errM ?? null,
        source: 'sectionNames',
      },
      { use: source.use, attainmentPct: source.use === 'rural' ? null : 100 },
    );
  }),
};
