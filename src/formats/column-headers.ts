import type { ColumnRole } from './column-roles.ts';
import { plainText } from './numbers.ts';

/** What column names say, in Chinese and English. */

/** Lower case, without units in brackets, spaces and separators: "Leq_08 [dB(A)]" → "leq08". */
export const headerKey = (header: string): string =>
  plainText(header)
    .toLowerCase()
    .replace(/dB\s*\(\s*A\s*\)/gi, 'db')
    .replace(/[([{【].*?[)\]}】]/g, '')
    .replace(/[\s_/.]+(?:db|dba|m)$/, '')
    .replace(/[\s_.]+/g, '');

const patterns: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'id',
    /^(?:id|(?:station|site|point|monitor)(?:id|code|no)|code|编号|编码|代码|点号|(?:监测)?(?:站点|测点|点位|站|网格)(?:编号|编码|代码|号)|监测点编[号码])$/,
  ],
  [
    'name',
    /^(?:name|(?:station|site|point)(?:name)?|名称|站名|地点|(?:监测)?(?:站点|测点|点位|点)(?:名称?)?)$/,
  ],
  ['x', /^(?:x|lon|lng|long|.*longitude|经度|东经|.*经度|easting|east|x坐标|坐标x|东坐标|横坐标[xy]?)$/],
  ['y', /^(?:y|lat|.*latitude|纬度|北纬|.*纬度|northing|north|y坐标|坐标y|北坐标|纵坐标[xy]?)$/],
  ['date', /^(?:date|day|日期|(?:监测|测量|采样|数据)日期|年月日)$/],
  ['time', /^(?:time|datetime|timestamp|hour|小时|时|时刻|时间|(?:监测|测量|开始|数据|采样)时间|日期时间)$/],
  ['l10', /^(?:la?10|累积百分声级l10)$/],
  ['l50', /^(?:la?50|累积百分声级l50)$/],
  ['l90', /^(?:la?90|累积百分声级l90)$/],
  ['kind', /^(?:kind|type|stationkind|stationtype|类别|类型|(?:站点|测点|点位)(?:类别|类型))$/],
  ['zone', /^(?:zone|zoneclass|class|(?:声环境)?功能区(?:类别|类型|级别)?|声功能区(?:类别)?)$/],
  ['road-length', /^(?:roadlength|lengthm|length|sectionlength|路段长度|路长|长度|代表路段长度)$/],
  [
    'level',
    /^(?:la?eq[a-z]*|l(?:d|e|n|dn|den|day|evening|night|24|aeq)|(?:ldn|lden)l(?:day|evening|night)|la?f?max|la?f?min|sel|lcpeak|la?f?(?:5|25|75|95)|db|dba|level)$|昼间|夜间|昼夜|傍晚|等效声级|连续声级|声级$|噪声值|分贝/,
  ],
];

/** Last resort for an id, when no column has a better name. */
export const isWeakId = (key: string): boolean => /^(?:序号|no|fid|objectid|location)$/.test(key);

/** The role that a column's name suggests; hours are found apart, since they only show as a set. */
export const roleOfHeader = (key: string): ColumnRole | null =>
  patterns.find(([, pattern]) => pattern.test(key))?.[0] ?? null;

type HourStyle = 'leq' | 'l' | 'named' | 'span' | 'bare';

/** Columns of each style that must be there before they count as hours: "l10" and "5" alone are something else. */
const enough: Readonly<Record<HourStyle, number>> = { leq: 3, l: 20, named: 3, span: 3, bare: 12 };

function hourOfKey(key: string): { readonly style: HourStyle; readonly hour: number } | null {
  const span = /^(\d{1,2})(?::?00)?[时点]?[-~–—至到](\d{1,2})(?::?00)?[时点]?$/.exec(key);
  if (span) return Number(span[2]) === Number(span[1]) + 1 ? { style: 'span', hour: Number(span[1]) } : null;
  const match = /^(la?eq|l|h|hour|hr|第)?(\d{1,2})(h|:00|[时点](?:00分?)?|小时)?$/.exec(key);
  if (!match) return null;
  const [, before, digits, after] = match;
  const style = before === 'l' ? 'l' : before?.startsWith('l') ? 'leq' : before || after ? 'named' : 'bare';
  return Number(digits) <= 24 ? { style, hour: Number(digits) } : null;
}

export interface HourColumns {
  /** Index of the column of each hour 0 … 23, null where there is none. */
  readonly columns: readonly (number | null)[];
  readonly byEnd: boolean;
}

/** Columns that hold the hours of the day, or null. Numbered 1 … 24, they are taken by their end. */
export function findHourColumns(keys: readonly string[]): HourColumns | null {
  const byStyle = new Map<HourStyle, Map<number, number>>();
  keys.forEach((key, index) => {
    const found = hourOfKey(key);
    if (!found) return;
    const hours = byStyle.get(found.style) ?? new Map<number, number>();
    byStyle.set(found.style, hours);
    if (!hours.has(found.hour)) hours.set(found.hour, index);
  });
  const [best] = [...byStyle]
    .filter(([style, hours]) => hours.size >= enough[style])
    .sort((a, b) => b[1].size - a[1].size);
  if (!best) return null;
  const hours = best[1];
  const byEnd = best[0] !== 'span' && hours.has(24) && !hours.has(0);
  return {
    columns: Array.from({ length: 24 }, (_, hour) => hours.get(byEnd ? hour + 1 : hour) ?? null),
    byEnd,
  };
}
