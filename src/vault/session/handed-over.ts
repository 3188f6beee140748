/** The device while somebody else holds it: it can seal a draft and a finished form, and read nothing but its own draft. */
import { today } from '../../clock/today.ts'
import { sealJson } from '../crypto/seal.ts'
import { nothing } from '../disk/journal-follower.ts'
import type { Shares } from '../disk/key-shares.ts'
import { drop, type Op, put, type Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { whenTakenBack } from '../disk/tabs.ts'
import type { Claim } from '../disk/web-locks.ts'
import { isPractice } from '../place.ts'
import {
  type Draft,
  type HandedOver,
  type HandoverPlan,
  type OpenVault,
  type Refusal,
  type Saved,
  VaultError,
} from '../vault.ts'
import { finished } from './finished.ts'
import type { HandedIn } from './handover-terms.ts'
import type { TakeBackMethods } from './running-handover.ts'
import { blankDraft, handedAad, type Inbox, sealDraft, sessionAad } from './session.ts'

export interface Running {
  readonly store: Store
  readonly at: Inbox
  readonly row: Row<'sessions'>
  readonly key: CryptoKey
  readonly shares: Shares
  readonly plan: HandoverPlan
  readonly draft: Draft
  readonly claim: Claim
  /** The draft as it lies in the database. */
  readonly sealed: Row<'drafts'>
  readonly ways: TakeBackMethods
}

/** A hand-over with what a tablet in the waiting room does as well: see `tablet/so-far.ts`. */
export interface Answering extends HandedOver {
  readonly session: string
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** The hand-over's row with another plan in it; null when the session's key is gone. */
  resealed(plan: HandoverPlan): Promise<Row<'sessions'> | null>
  /** It is over: nothing of it stays in this page. */
  end(): void
  /** @param also what is written with the form */
  handIn(also?: () => Promise<readonly Op[]>): ReturnType<HandedOver['handIn']>
}

export function handedOver(running: Running): Answering {
  const { store, at, row, plan, claim, ways } = running
  let { draft } = running
  /** The session's key, until the last form is handed in or staff have the tablet again. */
  let held: Pick<Running, 'key' | 'shares'> | null = running
  let { n } = running.sealed
  let over = false
  sealing().catch(() => {})
  let { mine } = claim
  /** As sealed: written anew from here if the browser clears everything under the open form. */
  let lastDraft: Op | null = put('drafts', running.sealed)
  const handedIn: Op[] = []
  // If the browser clears everything, this page is the last that knows.
  const ofSession = () => [put('sessions', row), ...(lastDraft ? [lastDraft] : []), ...handedIn]
  store.remember(async () => ({
    ops: [put('meta', at.meta), ...ofSession()],
    ...(held && {
      local: [{ set: 'session', to: { id: row.id, share: held.shares.inDatabase } }],
      share: held.shares.inFile,
    }),
  }))
  const { promise: ended, resolve: gone } = Promise.withResolvers<void>()
  /** A try at taking back is under way on this page, which tells of itself as another tab's would. */
  let takingBack = false
  let takenElsewhere = false
  const leave = whenTakenBack(store.place, () => {
    takenElsewhere = true
    if (!takingBack) goneElsewhere()
  })
  function goneElsewhere() {
    close()
    gone()
  }

  /** Staff have the tablet again, here or in another tab: nothing of the form stays in this page. */
  function close() {
    mine = false
    forget()
    handedIn.length = 0
    store.remember(nothing)
    ways.byPin?.slot.shut()
    claim.release()
    leave()
  }
  function forget() {
    held = null
    lastDraft = null
    draft = blankDraft(draft.form, draft)
  }
  /** The draft in its box; there is a key for as long as there is a turn. */
  function sealedDraft(next: Draft) {
    if (!held) throw new VaultError('other-tab')
    n += 1
    return sealDraft(held.key, at.unit, row.id, n, next)
  }

  /** One step at a time, whoever asks: the page, or the browser that has just cleared its storage. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (over) throw new Error('the hand-over is over')
    const mineNow = last.then(() => {
      if (!mine) throw new VaultError('other-tab')
      return work()
    })
    last = mineNow.catch(() => {})
    return mineNow
  }

  async function save(next: Draft): Promise<Saved> {
    if (mine) draft = next
    return inTurn(async () => {
      // The newest draft, even where an older save comes late to its turn.
      const saved = put('drafts', await sealedDraft(draft))
      lastDraft = saved
      return store.commit(async () => ({ ops: [saved] }), 'both-or-one')
    })
  }

  async function released<R extends Refusal>(opening: Promise<OpenVault | R>): Promise<OpenVault | R> {
    takingBack = true
    const opened = await opening.finally(() => {
      takingBack = false
    })
    if (!('refused' in opened)) close()
    else if (takenElsewhere) goneElsewhere()
    return opened
  }

  const handIn: Answering['handIn'] = async (also = async () => []) =>
    inTurn(async (): Promise<'next-form' | 'all-done'> => {
      const next = draft.form + 1 < plan.forms.length ? blankDraft(draft.form + 1, draft) : null
      const handed = await sealedForm(at, row, plan, draft)
      const after = next ? put('drafts', await sealedDraft(next)) : drop('drafts', row.id)
      await store.commit(async () => ({
        ops: [put('handed', handed), after, ...(await also())],
        ...(!next && { local: [{ set: 'session', to: null }], share: null }),
      }))
      const readBack = await store.get('handed', handed.id)
      if (JSON.stringify(readBack) !== JSON.stringify(handed)) throw new VaultError('closed')
      handedIn.push(put('handed', handed))
      if (next) {
        lastDraft = after
        draft = next
      } else {
        over = true
        forget()
        store.forgetDrafts()
      }
      return next ? 'next-form' : 'all-done'
    })

  function end() {
    over = true
    close()
  }

  return {
    session: row.id,
    resealed: async (other) =>
      held && { ...row, plan: await sealJson(held.key, sessionAad('plan', at.unit, row.id), other) },
    inTurn,
    end,
    place: store.place,
    practice: isPractice(store.place),
    get writer() {
      return mine
    },
    plan,
    draft: () => draft,
    over: () => over,
    ended,
    save,
    handIn,
    // Fetched when it is needed: the way to the first answer is short.
    answersFile: async () => (await import('./answers-file.ts')).answersFile(at.unit, ofSession()),
    takeBack: (secret) => released(ways.bySecret(secret)),
    hasPin: () => ways.byPin?.slot.live() ?? false,
    takeBackByPin: async (pin) => (ways.byPin ? released(ways.byPin.attempt(pin)) : { refused: 'pin-spent' }),
  }
}

/** Fetched while the first question is read: it is not needed before the form is handed in. */
const sealing = () => import('../crypto/unit-key.ts')

async function sealedForm(
  at: Inbox,
  session: Row<'sessions'>,
  plan: HandoverPlan,
  draft: Draft,
): Promise<Row<'handed'>> {
  const { inbox } = at
  const ids = { id: crypto.randomUUID(), session: session.id, epoch: inbox.n }
  const inside: HandedIn = {
    index: draft.form,
    at: new Date().toISOString(),
    body: finished(plan, draft, 'tablet', today(plan.from)),
  }
  const { sealJsonToUnit } = await sealing().catch((fault) => {
    throw new VaultError('closed', fault)
  })
  return { ...ids, sealed: await sealJsonToUnit((session.inbox ?? inbox).public, handedAad(at.unit, ids), inside) }
}
