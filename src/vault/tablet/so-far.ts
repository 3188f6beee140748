/** What is answered of a form so far, sealed to the unit like a whole one: in place of what was sealed of that hand-over before. */
import { formById } from '#instruments'
import { today } from '../../clock/today.ts'
import { sealJsonToUnit } from '../crypto/unit-key.ts'
import { drop, type Op, put, type Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import type { Answering } from '../session/handed-over.ts'
import type { AnsweredSoFar } from '../session/handover-terms.ts'
import { blankDraft, type Inbox, partAad } from '../session/session.ts'
import type { Draft, HandoverPlan } from '../vault.ts'

/** After so long without an answer, what is answered so far goes to the readers. */
const IDLE_MS = 10 * 60_000

/** `ended`: the hand-over is over, and its row stays to say so. */
export const keepSoFar = (store: Store, at: Inbox, answering: Answering, ended: boolean): Promise<void> =>
  answering.inTurn(async () => {
    const { session, plan } = answering
    const row = await store.get('sessions', session)
    if (!row) throw new Error('no such hand-over')
    const part = await sealedPart(at, row, answering.draft(), ended, today(plan.from))
    const ops = [put('handed', part), ...(await partsOf(store, session)), ...(ended ? [drop('drafts', session)] : [])]
    await store.commit(async () => ({ ops, ...(ended && { local: [{ set: 'session', to: null }], share: null }) }))
    if (!ended) return
    answering.end()
    store.forgetDrafts()
  })

/** What was sealed of this hand-over's forms before they were whole goes. */
export async function partsOf(store: Store, of: string): Promise<readonly Op[]> {
  const handed = await store.all('handed')
  return handed.flatMap(({ id, session, part }) => (part && session === of ? [drop('handed', id)] : []))
}

/** @param day a civil day, as the tablet counts it */
export async function sealedPart(
  { unit, inbox }: Inbox,
  session: Row<'sessions'>,
  draft: Draft,
  ended: boolean,
  day: string,
): Promise<Row<'handed'>> {
  const ids = { id: crypto.randomUUID(), session: session.id, epoch: inbox.n }
  const inside = { at: new Date().toISOString(), day, ended, draft } satisfies AnsweredSoFar
  const to = (session.inbox ?? inbox).public
  return { ...ids, sealed: await sealJsonToUnit(to, partAad(unit, ids), inside), part: true }
}

/** A hand-over that also tells the readers what they have to read before it is whole. */
export interface Telling extends Answering {
  /** Nothing more is told. */
  quiet(): void
}

interface Told {
  soFar(): Promise<void>
  parts(): Promise<readonly Op[]>
  wrote(): void
}

export function telling(session: Answering, { soFar, parts, wrote }: Told): Telling {
  let told = toBeRead(session.plan, blankDraft(0, session.draft()))
  let idle: ReturnType<typeof setTimeout> | undefined
  const tell = () =>
    soFar().then(wrote, () => {
      // Said with the next answer, or at the end: the answers lie here all the same.
      told = ''
    })
  const quiet = () => clearTimeout(idle)
  const anew = () => {
    quiet()
    idle = setTimeout(() => session.over() || void tell(), IDLE_MS)
  }
  anew()
  return {
    ...session,
    get writer() {
      return session.writer
    },
    quiet,
    async save(draft: Draft) {
      const saved = await session.save(draft)
      anew()
      const now = toBeRead(session.plan, draft)
      if (now !== told && session.writer) {
        told = now
        void tell()
      }
      return saved
    },
    async handIn() {
      const next = await session.handIn(parts)
      if (next === 'all-done') quiet()
      else anew()
      told = toBeRead(session.plan, session.draft())
      wrote()
      return next
    },
  }
}

/** What is answered, or passed by, of what somebody must read. */
function toBeRead({ forms }: HandoverPlan, { form, answers, blanks }: Draft): string {
  const items = formById(forms[form]?.form ?? '')?.review ?? []
  return JSON.stringify(items.flatMap((item) => (answers[item] != null || blanks[item] ? [[item, answers[item]]] : [])))
}
