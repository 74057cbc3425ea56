import { pairsPerSecond } from './acoustics.bench.ts';

const m = (process.env.M ?? 'hj2.4') as 'hj2.4';
for (let k = 0; k < 3; k++) console.log(m, await pairsPerSecond(m, {}, 600));
