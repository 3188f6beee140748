/** Forms that went to tablets in the waiting room: whose, on which, and how far each has come. Pure but for the hooks. */
import { type KeptOf, type TabletSeen, useRecords, useVault } from '../vault/index.ts'

/**
 * `waiting`: nobody has begun it. `begun`: somebody answers. `handed-in`: it lies at the server and cannot be taken in here.
 * `fetched`: all of it stands in the case. `asked`: staff have called it back. `broken-off`: it came back unfinished.
 */
type State = 'waiting' | 'begun' | 'handed-in' | 'fetched' | 'asked' | 'broken-off'

export interface FormAtTablet {
  readonly session: string
  readonly caseId: string
  /** Ids. */
  readonly forms: readonly string[]
  readonly device: string
  /** The number that staff read out. */
  readonly turn: number
  readonly state: State
  /** An instant; null until it has come to its end. */
  readonly ended: string | null
}

interface Known {
  readonly handedOver: readonly KeptOf<'handed-over'>[]
  readonly givenBack: readonly KeptOf<'given-back'>[]
  /** What the tablets have said of themselves; none where the server has not been asked yet. */
  readonly tablets: readonly Pick<TabletSeen, 'device' | 'begun' | 'holds'>[]
}

/** In the order in which they were sent. */
export function formsAtTablets({ handedOver, givenBack, tablets }: Known): readonly FormAtTablet[] {
  const back = Map.groupBy(givenBack, ({ body }) => body.session)
  return handedOver.flatMap(({ caseId, body: { session, forms, tablet } }) => {
    if (!tablet || caseId === null) return []
    const words = back.get(session) ?? []
    const end =
      words.find(({ body }) => body.how === 'handed-in') ?? words.find(({ body }) => body.how === 'broken-off')
    const seen = tablets.find(({ device }) => device === tablet.device)
    const { device, turn } = tablet
    return [{ session, caseId, forms, device, turn, state: stateOf(session, words, seen), ended: end?.at ?? null }]
  })
}

function stateOf(session: string, words: Known['givenBack'], seen: Known['tablets'][number] | undefined): State {
  const said = new Set(words.map(({ body }) => body.how))
  if (said.has('handed-in')) return 'fetched'
  if (said.has('broken-off')) return 'broken-off'
  if (said.has('asked')) return 'asked'
  if (seen?.begun === session) return 'begun'
  return seen?.holds.includes(session) ? 'handed-in' : 'waiting'
}

/** Of an unfinished form that a tablet still holds, by its hand-over: what that tablet is called. */
export function useStillAt(): (session: string) => string | null {
  const vault = useVault()
  useRecords()
  const known = { handedOver: vault.of('handed-over'), givenBack: vault.of('given-back'), tablets: [] }
  const open = new Map(formsAtTablets(known).flatMap((one) => (one.ended ? [] : [[one.session, one.device]])))
  const names = new Map(vault.of('device').map(({ body }) => [body.device, body.name]))
  return (session) => {
    const device = open.get(session)
    return device === undefined ? null : (names.get(device) ?? device.slice(0, 8))
  }
}
