/** The device while somebody else holds it: it can seal a draft and a finished form, and read nothing but its own draft. */
import { formById } from '#instruments'
import { today } from '../../clock/today.ts'
import type { Header } from '../crypto/epochs.ts'
import { nothing } from '../disk/journal-follower.ts'
import type { Shares } from '../disk/key-shares.ts'
import { drop, type Op, put, type Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { whenTakenBack } from '../disk/tabs.ts'
import type { Claim } from '../disk/web-locks.ts'
import { isPractice } from '../place.ts'
import type { RecordBody } from '../records.ts'
import {
  type Draft,
  type HandedOver,
  type HandoverPlan,
  type OpenVault,
  type Refusal,
  type Saved,
  VaultError,
} from '../vault.ts'
import type { HandedIn } from './handover-terms.ts'
import type { TakeBackMethods } from './running-handover.ts'
import { blankDraft, handedAad, inboxOf, sealDraft, wordingOf } from './session.ts'

export interface Running {
  readonly store: Store
  readonly header: Header
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

export function handedOver(running: Running): HandedOver {
  const { store, header, row, plan, claim, ways } = running
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
    ops: [put('meta', { id: 'header', header }), ...ofSession()],
    ...(held && {
      local: [{ set: 'session', to: { id: row.id, share: held.shares.inDatabase } }],
      share: held.shares.inFile,
    }),
  }))
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  /** A try at the door of this page is under way, which tells of itself as another tab's would. */
  let atDoor = false
  let takenElsewhere = false
  const leave = whenTakenBack(store.place, () => {
    takenElsewhere = true
    if (!atDoor) goneElsewhere()
  })
  function goneElsewhere() {
    close()
    end()
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
    return sealDraft(held.key, header.unit, row.id, n, next)
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
    atDoor = true
    const opened = await opening.finally(() => {
      atDoor = false
    })
    if (!('refused' in opened)) close()
    else if (takenElsewhere) goneElsewhere()
    return opened
  }

  const handIn = async () =>
    inTurn(async (): Promise<'next-form' | 'all-done'> => {
      const next = draft.form + 1 < plan.forms.length ? blankDraft(draft.form + 1, draft) : null
      const handed = await sealedForm(header, row, plan, draft)
      const after = next ? put('drafts', await sealedDraft(next)) : drop('drafts', row.id)
      await store.commit(async () => ({
        ops: [put('handed', handed), after],
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

  return {
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
    answersFile: async () => (await import('./answers-file.ts')).answersFile(header.unit, ofSession()),
    takeBack: (secret) => released(ways.bySecret(secret)),
    hasPin: () => ways.byPin?.slot.live() ?? false,
    takeBackByPin: async (pin) => (ways.byPin ? released(ways.byPin.attempt(pin)) : { refused: 'pin-spent' }),
  }
}

/** Fetched while the first question is read: it is not needed before the form is handed in. */
const sealing = () => import('../crypto/unit-key.ts')

async function sealedForm(
  header: Header,
  session: Row<'sessions'>,
  plan: HandoverPlan,
  draft: Draft,
): Promise<Row<'handed'>> {
  const inbox = inboxOf(header)
  const ids = { id: crypto.randomUUID(), session: session.id, epoch: inbox.n }
  const inside: HandedIn = { index: draft.form, at: new Date().toISOString(), body: finished(plan, draft) }
  const { sealJsonToUnit } = await sealing().catch((fault) => {
    throw new VaultError('closed', fault)
  })
  return { ...ids, sealed: await sealJsonToUnit((session.inbox ?? inbox).public, handedAad(header.unit, ids), inside) }
}

function finished(plan: HandoverPlan, draft: Draft): Extract<RecordBody, { kind: 'answers' }> {
  const planned = plan.forms[draft.form]
  const form = planned && formById(planned.form)
  if (!form) throw new Error(`no form ${planned?.form}`)
  const { hash, text } = wordingOf(planned, draft)
  const { language, training } = JSON.parse(text) as { language: string; training: boolean }
  return {
    kind: 'answers',
    form: form.id,
    revision: form.revision,
    informant: plan.informant,
    occasion: planned.occasion,
    // Nobody can be asked here: a clock that fell back meanwhile dates nothing before the hand-over.
    day: today(plan.from),
    answers: { ...draft.answers },
    blanks: { ...draft.blanks },
    via: 'tablet',
    mode: draft.mode,
    wording: { hash, language, training },
    rater: null,
    corrects: null,
  }
}
