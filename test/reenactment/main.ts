/**
 * `npm run reenact -- [--seed S] [--seeds N]`: 2014 again, with invented children. One nation over HTTP through a real
 * collector; with `--seeds`, N more through the same functions without the network, for coverage and lean.
 */
import { parseArgs } from 'node:util'
import { type Figure, figures, statements } from './figures.ts'
import { type ManySeeds, manySeeds } from './many-seeds.ts'
import { nation } from './nation.ts'
import { sendAll } from './over-http.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, seeds: { type: 'string', default: '0' } },
})
const [seed, seeds] = [Number(values.seed), Number(values.seeds)]
if (!Number.isInteger(seed) || !Number.isInteger(seeds) || seeds < 0) {
  console.error('Use: npm run reenact -- [--seed S] [--seeds N], with whole numbers.')
  process.exit(2)
}

const written = (value: number, unit: Figure['unit']) => {
  if (unit === 'units' || unit === 'children') return Math.round(value).toLocaleString('sv-SE')
  return `${value.toFixed(unit === 'points' ? 2 : 1)}${unit === '%' ? ' %' : ''}`
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n')
}

function sideBySide(all: readonly Figure[]): string {
  const rows = all.map(({ what, published, truth, national, unit }) => [
    what,
    published ?? '–',
    written(truth, unit),
    national ? `${written(national.value, unit)} ± ${written(national.margin, unit)}` : 'withheld',
    national && Math.abs(national.value - truth) > national.margin ? 'outside' : '',
  ])
  return table([['', 'published', 'true', 'national', ''], ...rows])
}

function summary({ seeds: tried, tried: all, coverage, leans, statements: held }: ManySeeds): string {
  const rows = all.map(({ what, shown, inside, lean }) => [what, `${inside} of ${shown}`, lean?.toFixed(2) ?? ''])
  return [
    table([['', 'within margin', 'lean of the count (SE)'], ...rows]),
    '',
    `${(100 * coverage).toFixed(1)} % of all figures lie within their 95 % margin, over ${tried} seeds.`,
    `Leans: chi-square ${leans.squares.toFixed(1)} on ${leans.counts} counts.`,
    ...Object.entries(held).map(([what, times]) => `${what}: holds in ${times} of ${tried}`),
  ].join('\n')
}

const units = nation(seed)
const { releases, national, receipts } = await sendAll(units)
const all = figures(units, releases, national)
console.log(
  `2014 re-enacted with invented children, seed ${seed}: ${receipts.length} units enrolled, signed, sent and receipted over HTTP.\n`,
)
console.log(sideBySide(all))
console.log(
  `\nMargins are 95 %, of the rounding alone. Built on ${national.units.reported} of ${national.units.of} units.`,
)
for (const { what, holds } of statements(all)) console.log(`${holds ? 'holds' : 'does not hold'}: ${what}`)

if (seeds > 0) {
  console.log(`\n${seeds} more nations, by the same functions without the network:\n`)
  console.log(summary(manySeeds(Array.from({ length: seeds }, (_, i) => seed + 1 + i))))
}
