/** What an open vault knows, in memory: records that stand, in order of writing, and who wants to hear of a change. */
import { ofKind } from '../by-kind.ts'
import { atHome, homesOf } from '../merged.ts'
import { inOrderOfWriting, isNewer, type Kept, type KeptOf, type WorkingKind } from '../records.ts'
import { registerOf } from '../registers.ts'

export class Memory {
  #all: Kept[]
  /** Made when it is first asked for. */
  #ids: Set<string> | null = null
  #standing: readonly Kept[] | null = null
  #homes: ReadonlyMap<string, string> = new Map()
  #ended = false
  /** Made when it is first asked for. */
  #standingIds: StandingIds | null = null
  readonly #listeners = new Set<() => void>()

  constructor(records: readonly Kept[]) {
    this.#all = [...records].sort(inOrderOfWriting)
  }

  /** Everything, removed ones and tombstones too. */
  get all(): readonly Kept[] {
    return this.#all
  }

  /** Of everything that is here, and of an erased case as well. */
  get ids(): ReadonlySet<string> {
    return this.#known()
  }

  #known(): Set<string> {
    this.#ids ??= new Set(this.#all.map(({ id }) => id))
    return this.#ids
  }

  /** Those that nobody has taken away and that this version can read; of merged cases under the one that the others went into. */
  standing(): readonly Kept[] {
    if (this.#standing) return this.#standing
    const left = withoutRemoved(this.#all.some(isNewer) ? this.#all.filter((record) => !isNewer(record)) : this.#all)
    this.#homes = homesOf(left)
    this.#standing = atHome(left, this.#homes)
    return this.#standing
  }

  /** The case that one belongs to: itself, where it was merged into none. */
  home(caseId: string): string {
    this.standing()
    return this.#homes.get(caseId) ?? caseId
  }

  /** All cases that are one with it, and it. */
  together(caseId: string): readonly string[] {
    const home = this.home(caseId)
    return [home, ...[...this.#homes].flatMap(([from, into]) => (into === home ? [from] : []))]
  }

  of<K extends WorkingKind>(kind: K): readonly KeptOf<K>[] {
    return ofKind(this.standing(), kind)
  }

  /** Ids of those of its register that nobody has taken the place of; of merged cases in all of them, but for who may read each. */
  standingBeside({ caseId, body }: Pick<Kept, 'caseId' | 'body'>): readonly string[] {
    this.#standingIds ??= new StandingIds(this.#all)
    const ids = this.#standingIds
    const cases = caseId === null || body.kind === 'protection' ? [caseId] : this.together(caseId)
    return cases.flatMap((one) => ids.of(registerOf({ caseId: one, body })))
  }

  has(caseId: string): boolean {
    return this.#all.some((record) => record.caseId === caseId)
  }

  add(records: readonly Kept[]): void {
    if (this.#ended) return
    const known = this.#known()
    const news = records.filter(({ id }) => !known.has(id))
    for (const { id } of news) known.add(id)
    this.#all = [...this.#all, ...news].sort(inOrderOfWriting)
    for (const record of news) this.#standingIds?.add(record)
    this.#changed()
  }

  /** Whether a tombstone says so: what merely cannot be read is not erased. */
  erased(caseId: string): boolean {
    return this.of('tombstone').some(({ body }) => body.record === caseId)
  }

  /** Nothing is left, and nothing comes: whatever still holds this holds no record. */
  empty(): void {
    this.#ended = true
    this.#all = []
    this.#standingIds = null
    this.#ids = new Set()
    this.#standing = []
    this.#homes = new Map()
    this.#listeners.clear()
  }

  /** They are known still: what is read again is not added. */
  forget(which: (record: Kept) => boolean): void {
    const left = this.#all.filter((record) => !which(record))
    if (left.length === this.#all.length) return
    this.#known()
    this.#all = left
    this.#standingIds = null
    this.#changed()
  }

  /** What is not for whoever is in. It may be again: what is read then is added. */
  close(which: (record: Kept) => boolean): void {
    const known = this.#known()
    for (const record of this.#all) if (which(record)) known.delete(record.id)
    this.forget(which)
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  #changed() {
    this.#standing = null
    this.tell()
  }

  /** Something was written that is no record, and those that are here stand. */
  tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** By register, ids of the records that nobody has taken the place of. */
class StandingIds {
  readonly #byRegister = new Map<string, { readonly standing: Set<string>; readonly replaced: Set<string> }>()

  constructor(records: readonly Kept[]) {
    for (const record of records) this.add(record)
  }

  /** In any order: one may come after the one that replaces it. */
  add(record: Kept): void {
    const register = isNewer(record) ? null : registerOf(record)
    if (register === null) return
    // Of each register its own: what a merged case's replaced stands again once that is taken back.
    const own = this.#byRegister.get(register) ?? { standing: new Set(), replaced: new Set() }
    for (const id of record.replaces ?? []) {
      own.replaced.add(id)
      own.standing.delete(id)
    }
    if (!own.replaced.has(record.id)) own.standing.add(record.id)
    this.#byRegister.set(register, own)
  }

  of = (register: string | null): readonly string[] => [...(this.#byRegister.get(register ?? '')?.standing ?? [])]
}

function withoutRemoved(all: readonly Kept[]): readonly Kept[] {
  const removed = new Set(ofKind(all, 'tombstone').map(({ body }) => body.record))
  if (removed.size === 0) return all
  // A tombstone names one record, or a whole case that was erased.
  return all.filter(({ id, caseId }) => !removed.has(id) && !(caseId !== null && removed.has(caseId)))
}
