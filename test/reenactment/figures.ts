/** The figures that were published of 2014, each with what is true of the invented nation and where its national figure is. */
import type { National, NationalCount, NationalScore, Release } from '#aggregate'
import type { Unit } from './nation.ts'
import { aged, both, count, everyone, meanAtFirst, sex, type Whom, within } from './truth.ts'

export interface Figure {
  readonly what: string
  /** As printed in the report; null for a figure that it does not have. */
  readonly published: string | null
  readonly truth: number
  /** Null where nothing is shown. */
  readonly national: { readonly value: number; readonly margin: number } | null
  readonly unit: '%' | 'children' | 'units' | 'points'
  /** National less true number of children, for figures that rest on a count: rounding may not make it lean. */
  readonly off: number | null
}

const [child, teen, adult] = [aged(0, 12), aged(13, 18), aged(19, 24)]
const [girl, boy] = [sex('f'), sex('m')]
const why = (...codes: readonly string[]) => within('reasons', ...codes)
const did = (code: string) => within('interventions', code)
const met = (code: string) => within('professions', code)

interface ShareOf {
  readonly what: string
  readonly published: string | null
  readonly of: Whom
  readonly whom: Whom
  readonly table: string
  readonly cells: readonly string[]
}

const share = (
  what: string,
  published: string | null,
  of: Whom,
  whom: Whom,
  table: string,
  ...cells: readonly string[]
): ShareOf => ({
  what,
  published,
  of,
  whom,
  table,
  cells,
})

const shares: readonly ShareOf[] = [
  share(
    'supportive talks, child or young person',
    '29 %',
    everyone,
    did('talks-young'),
    'interventions',
    'talks-young',
  ),
  share('supportive talks, parent', '21 %', everyone, did('talks-parent'), 'interventions', 'talks-parent'),
  share('supportive talks, family', '13 %', everyone, did('talks-family'), 'interventions', 'talks-family'),
  share('assessment or investigation', '37 %', everyone, did('assessment'), 'interventions', 'assessment'),
  share('met a social worker or counsellor', '47 %', everyone, met('social-worker'), 'professions', 'social-worker'),
  share('met a psychologist', '43 %', everyone, met('psychologist'), 'professions', 'psychologist'),
  share(
    '0–12: anxiety or low mood',
    'about half',
    child,
    why('anxiety', 'low-mood'),
    'reasons',
    'all|0-12|anxiety',
    'all|0-12|low-mood',
  ),
  share(
    '0–12, girls: aggressiveness',
    'fewer',
    both(child, girl),
    why('aggressiveness'),
    'reasons',
    'f|0-12|aggressiveness',
  ),
  share(
    '0–12, boys: aggressiveness',
    'somewhat more',
    both(child, boy),
    why('aggressiveness'),
    'reasons',
    'm|0-12|aggressiveness',
  ),
  share(
    '0–12, girls: concentration',
    'fewer',
    both(child, girl),
    why('concentration'),
    'reasons',
    'f|0-12|concentration',
  ),
  share(
    '0–12, boys: concentration',
    'somewhat more',
    both(child, boy),
    why('concentration'),
    'reasons',
    'm|0-12|concentration',
  ),
  share('13–18, girls: low mood', 'most common', both(teen, girl), why('low-mood'), 'reasons', 'f|13-18|low-mood'),
  share('13–18, girls: anxiety', null, both(teen, girl), why('anxiety'), 'reasons', 'f|13-18|anxiety'),
  share('13–18, boys: anxiety', 'most common', both(teen, boy), why('anxiety'), 'reasons', 'm|13-18|anxiety'),
  share('13–18, boys: low mood', null, both(teen, boy), why('low-mood'), 'reasons', 'm|13-18|low-mood'),
  share('school-related', 'common', everyone, why('school'), 'reasons', 'all|all|school'),
  share('family-related', 'common', everyone, why('family'), 'reasons', 'all|all|family'),
  share('relationship-related', 'common', everyone, why('relationships'), 'reasons', 'all|all|relationships'),
]

const girlsOf: readonly [what: string, published: string, of: Whom, age: string][] = [
  ['0–12: girls', 'fairly even', child, '0-12'],
  ['13–18: girls', 'more', teen, '13-18'],
  ['19–24: women', 'more', adult, '19-24'],
]

const means: readonly [what: string, form: string, scale: string, table: string][] = [
  ['SDQ self, total, first', 'sdq-s11-17', 'total', 'sdq-self.total'],
  ['SDQ parent, total, first', 'sdq-p4-17', 'total', 'sdq-parent.total'],
  ['CORE-OM, clinical score, first', 'core-om', 'clinical', 'core-om.clinical'],
  ['C-GAS, first', 'cgas', 'score', 'cgas.score'],
]

export function figures(units: readonly Unit[], releases: readonly Release[], national: National): readonly Figure[] {
  const reported = { value: national.units.reported, margin: 0 }
  return [
    { what: 'units', published: '27', truth: units.length, national: reported, unit: 'units', off: null },
    {
      what: 'contacts',
      published: '2 648',
      truth: count(units, everyone),
      national: shown(national.children),
      unit: 'children',
      off: off([national.children], count(units, everyone)),
    },
    ...shares.map((one) => shareFigure(one, units, national)),
    ...girlsOf.map(([what, published, of, age]) => girlsFigure(what, published, of, age, units, national)),
    ...means.map(
      ([what, form, scale, table]): Figure => ({
        what,
        published: null,
        // The figure speaks of those whose answers could be sent: not of groups that were too few or too alike.
        truth: meanAtFirst(units, form, scale, sentIn(releases, table)),
        national: meanOf(national.scores[table]?.everyone),
        unit: 'points',
        off: null,
      }),
    ),
  ]
}

function shareFigure(
  { what, published, of, whom, table, cells }: ShareOf,
  units: readonly Unit[],
  national: National,
): Figure {
  const own = cells.map((cell) => national.counts[table]?.[cell])
  const truth = count(units, both(of, whom))
  return {
    what,
    published,
    truth: (100 * truth) / count(units, of),
    national: added(own),
    unit: '%',
    off: off(own, truth),
  }
}

function girlsFigure(
  what: string,
  published: string,
  of: Whom,
  age: string,
  units: readonly Unit[],
  national: National,
): Figure {
  const [girls, all] = [national.counts['sex.age']?.[`f|${age}`], national.counts['sex.age']?.[`all|${age}`]]
  const truth = count(units, both(of, girl))
  return {
    what,
    published,
    truth: (100 * truth) / count(units, of),
    national: ratio(girls, all),
    unit: '%',
    off: off([girls], truth),
  }
}

const sentIn = (releases: readonly Release[], table: string): ReadonlySet<string> =>
  new Set(
    releases.flatMap(({ caseLists }) =>
      caseLists.groups.flatMap(({ variable, cases }) => (variable === `${table}.first` ? cases : [])),
    ),
  )

/** National less true number of children. */
function off(cells: readonly (NationalCount | undefined)[], truth: number): number | null {
  const values = cells.map(shown)
  return values.every((one) => one !== null) ? values.reduce((sum, one) => sum + one.value, -truth) : null
}

const shown = (one: NationalCount | undefined) =>
  one && 'value' in one ? { value: one.value, margin: one.margin } : null

/**
 * Shares of the same whole, added. Reasons of the same children have one draw: half of each variance is common to them,
 * so Var(a + b) = Var a + Var b + √(Var a · Var b).
 */
function added(cells: readonly (NationalCount | undefined)[]): Figure['national'] {
  const parts = cells.map((one) => (one && 'share' in one ? one.share : null))
  if (parts.some((part) => part === null)) return null
  return {
    value: 100 * parts.reduce((sum, part) => sum + (part?.value ?? 0), 0),
    margin: 100 * commonMargin(parts.map((part) => part?.margin ?? 0)),
  }
}

const commonMargin = (margins: readonly number[]) =>
  Math.sqrt(
    margins.reduce((sum, a, i) => sum + margins.reduce((all, b, j) => all + (i === j ? a * a : (a * b) / 2), 0), 0),
  )

/** A part of a sum of rounded cells that it is in itself: Var(a/b) ≈ (Var a·(1 − 2a/b) + (a/b)²·Var b) / b². */
function ratio(a: NationalCount | undefined, b: NationalCount | undefined): Figure['national'] {
  const [part, whole] = [shown(a), shown(b)]
  if (!part || !whole) return null
  const r = part.value / whole.value
  const margin = Math.sqrt(Math.max(0, part.margin ** 2 * (1 - 2 * r) + r ** 2 * whole.margin ** 2)) / whole.value
  return { value: 100 * r, margin: 100 * margin }
}

function meanOf(score: NationalScore | undefined): Figure['national'] {
  const first = score?.first
  return first && 'mean' in first ? { value: first.mean, margin: first.margin } : null
}

/** What the report says in words, as it stands in the national figures. */
export function statements(all: readonly Figure[]): readonly { readonly what: string; readonly holds: boolean }[] {
  const of = (what: string) => all.find((figure) => figure.what === what)?.national?.value ?? Number.NaN
  return [
    { what: '0–12: anxiety and low mood are about half', holds: Math.abs(of('0–12: anxiety or low mood') - 50) < 8 },
    {
      what: '0–12: boys somewhat more often for aggressiveness and concentration',
      holds:
        of('0–12, boys: aggressiveness') > of('0–12, girls: aggressiveness') &&
        of('0–12, boys: concentration') > of('0–12, girls: concentration'),
    },
    { what: '13–18: girls most often for low mood', holds: of('13–18, girls: low mood') > of('13–18, girls: anxiety') },
    { what: '13–18: boys most often for anxiety', holds: of('13–18, boys: anxiety') > of('13–18, boys: low mood') },
    { what: '0–12: sexes fairly even', holds: Math.abs(of('0–12: girls') - 50) < 7 },
    { what: '13–24: more girls and women', holds: of('13–18: girls') > 55 && of('19–24: women') > 55 },
    {
      what: 'school, family and relationships are common',
      holds: ['school-related', 'family-related', 'relationship-related'].every((what) => of(what) > 10),
    },
  ]
}
