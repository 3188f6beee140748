/**
 * Which parts of the catalogue the one who answers needs. They are all that is fetched before the first question; the
 * rest comes with the staff screens. A language stays one file for its translator: the build cuts it (scripts/words.ts).
 */
const firstParts = ['app', 'answering', 'refusal']

/** Said on the page of those who answer at home, which has them apart from all else. */
const homePart = 'home'

/** Said in rooms that few open, and fetched with them. */
const laterParts = [
  'closing',
  'devices',
  'goals',
  'merge',
  'missing',
  'move',
  'pairing',
  'passkey',
  'promise',
  'protected',
  'relay',
  'retention',
  'room',
  'slip',
  'tablets',
  'twice',
]

/** Said of one person's scores by `src/results/interpretation` alone: a build without it does not carry them. */
const interpreting = [
  'results.verdict.',
  'results.category.',
  'results.rule.',
  'results.no-label.',
  'results.unlabelled.',
  'results.chance',
  'results.two-ages',
  'results.british',
  'results.mean-beside',
  'results.views',
  'results.cut-off',
  'results.brief.',
]

export const isInterpreting = (id: string): boolean => interpreting.some((start) => id.startsWith(start))

const partOf = (id: string) => id.slice(0, id.indexOf('.'))

export const isFirst = (id: string): boolean => firstParts.includes(partOf(id))

export const isHome = (id: string): boolean => partOf(id) === homePart

export const isLater = (id: string): boolean => laterParts.includes(partOf(id))
