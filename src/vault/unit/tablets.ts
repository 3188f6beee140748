/** The unit's tablets in the waiting room, as its readers have to do with them: letters are read, taken care of and left at each sync. */

import { base64 } from '../crypto/bytes.ts'
import { aesKey, sealJson } from '../crypto/seal.ts'
import { besideOf, type Chain, everIn, membersOf, tabletsOf } from '../relay-client/chain.ts'
import {
  askLetters,
  fetched,
  idOfLetter,
  type Left,
  leftAsCan,
  opened,
  type ToReaders,
  type ToTablet,
  toReaders,
  written,
} from '../relay-client/letters.ts'
import type { RelayLink, RelayRefused } from '../relay-client/link.ts'
import { openTerms, sessionKey } from '../session/handover-terms.ts'
import { fitting, ROOM, withRecordings } from '../session/recordings.ts'
import { openPlan, sessionAad } from '../session/session.ts'
import { mayOpen } from './adopt.ts'
import { type Came, endAsked, type SentForm, sentForms, takeInForms } from './tablet-forms.ts'
import type { Unit } from './unit.ts'

type TabletStatus = Extract<ToReaders, { says: 'standing' }>

export class Tablets {
  readonly #inside: () => Unit
  /** What has been opened of what lies at the relay; null for what nobody of the unit's tablets can have said. */
  #read = new Map<string, ToReaders | null>()
  #standing: ReadonlyMap<string, TabletStatus> = new Map()
  #left: readonly Came[] = []
  #refused: RelayRefused | null = null

  constructor(inside: () => Unit) {
    this.#inside = inside
  }

  /** By tablet, what it has last said of itself. */
  standing = (): ReadonlyMap<string, TabletStatus> => this.#standing
  /** Why something could not be left at the relay last; null where all of it was. */
  refused = (): RelayRefused | null => this.#refused
  /** Hand-overs of which a whole form lies at the relay that could not be taken in here. */
  holds = (tablet: string): readonly string[] =>
    this.#left.flatMap(({ by, row }) => (by === tablet && !row.part ? [row.session] : []))

  /**
   * @param even brings what was taken in to the relay: no tablet lets go of anything that lies on one device alone
   */
  async exchange(link: RelayLink, chain: Chain, even: () => Promise<void>): Promise<void> {
    const unit = this.#inside()
    if (!chain.some(({ add }) => add.some(({ tablet }) => tablet !== undefined))) return
    const { here } = await askLetters(link, {})
    await this.#readNew(link, chain, here)
    const from = here.flatMap(({ id, by }) => {
      const what = this.#read.get(id)
      return what ? [{ id, by, what }] : []
    })
    this.#standing = new Map(from.flatMap(({ by, what }) => (what.says === 'standing' ? [[by, what] as const] : [])))
    const came = from.flatMap(({ by, what }) =>
      what.says === 'handed' ? [{ by, row: what.handed, session: what.session }] : [],
    )
    const done = came.length > 0 ? await unit.store.alone(() => takeInForms(unit, came), 'adopt') : new Set<string>()
    this.#left = came.filter(({ row }) => !done.has(row.id))
    if (done.size > 0) await even()
    const lies = new Set(here.map(({ id }) => id))
    await this.#endUnreached(came, lies, even)
    const open = sentForms(unit)
    const leave: Left[] = []
    const say = async (to: string, what: ToTablet) => leave.push(...(await this.#letter(link, chain, to, what, lies)))
    const beside = besideOf(chain)
    // A reader on which somebody answers keeps what it has until staff have it again.
    for (const { by, row } of came)
      if (done.has(row.id) && !beside.has(by)) await say(by, { says: 'adopted', handed: row.id })
    for (const form of open) {
      const { device, session, asked } = form
      if (asked) await say(device, { says: 'give-back', session })
      else if (!lies.has(session)) leave.push(...(await this.#form(link, chain, form, lies)))
    }
    const ended = new Set(
      unit.memory.of('given-back').flatMap(({ body }) => (body.how === 'asked' ? [] : [body.session])),
    )
    const members = membersOf(chain)
    const removed = new Set([...everIn(chain)].filter((device) => !members.has(device)))
    const drop = [
      ...from.flatMap(({ id, what }) => (what.says === 'handed' && done.has(what.handed.id) ? [id] : [])),
      ...here.flatMap(({ id, to, by }) => (ended.has(id) || removed.has(to) || removed.has(by) ? [id] : [])),
    ]
    this.#refused = await leftAsCan(link, leave, drop)
  }

  /**
   * What is asked back and does not lie at the relay never came to the tablet, or nobody there has it any more: nobody will say that
   * it is over. Where somebody answers it all the same, what is answered is taken in as ever.
   */
  async #endUnreached(came: readonly Came[], lies: ReadonlySet<string>, even: () => Promise<void>): Promise<void> {
    const unit = this.#inside()
    const comes = new Set(came.map(({ row }) => row.session))
    const begun = new Set([...this.#standing.values()].map((said) => said.begun))
    const unreached = () =>
      sentForms(unit).filter(
        ({ asked, session, caseId }) =>
          asked && !lies.has(session) && !begun.has(session) && !comes.has(session) && !unit.keyless.has(caseId),
      )
    if (unreached().length === 0) return
    // Another reader may have taken it in a moment ago, and let go of what lay there.
    await even()
    await endAsked(unit, unreached())
    await even()
  }

  async #readNew(
    link: RelayLink,
    chain: Chain,
    here: readonly { id: string; to: string; by: string }[],
  ): Promise<void> {
    const { header, keys } = this.#inside()
    const writers = new Map<string, { readonly key: string }>([...tabletsOf(chain), ...besideOf(chain)])
    const news = here.filter(({ id, to, by }) => to === header.unit && writers.has(by) && !this.#read.has(id))
    const texts = await fetched(
      link,
      news.map(({ id }) => id),
    )
    const lies = new Set(here.map(({ id }) => id))
    this.#read = new Map([...this.#read].filter(([id]) => lies.has(id)))
    for (const one of news) {
      const said = texts.get(one.id)
      const key = writers.get(one.by)?.key
      if (said === undefined || key === undefined) continue
      const half = (epoch: number) => keys.all.get(epoch)?.private ?? null
      const what = await opened(header.unit, one, said, key, half, toReaders)
      // Sealed in an epoch whose key is not here yet, it may open later.
      if (what) this.#read.set(one.id, what)
    }
  }

  /** None where it lies there already, or there is no such tablet. */
  async #letter(
    link: RelayLink,
    chain: Chain,
    to: string,
    what: ToTablet,
    lies: ReadonlySet<string>,
  ): Promise<readonly Left[]> {
    const tablet = tabletsOf(chain).get(to)
    const id = await idOf(what)
    if (!tablet || lies.has(id)) return []
    const { unit } = this.#inside().header
    return [await written(unit, link.device, id, { to, public: tablet.sealing, epoch: 0 }, what)]
  }

  /** Sealed to the tablet by whichever reader may read the case: a relay that has lost it is given it again. */
  async #form(
    link: RelayLink,
    chain: Chain,
    { row, device, turn }: SentForm,
    lies: ReadonlySet<string>,
  ): Promise<readonly Left[]> {
    const unit = this.#inside()
    const { keys, header, pair } = unit
    const terms = await openTerms(keys, header.unit, row).catch(() => null)
    if (!terms || !mayOpen(unit, row, terms)) return []
    const raw = await sessionKey(keys, header.unit, row, pair)
    const key = base64(raw)
    const session = await this.#recorded(row, await aesKey(raw))
    return this.#letter(link, chain, device, { says: 'form', turn, session, key }, lies)
  }

  /** The wordings' recordings stand in the unit's records, and are put in on the way to the tablet, as far as they fit. */
  async #recorded(row: SentForm['row'], key: CryptoKey): Promise<SentForm['row']> {
    const { header, memory } = this.#inside()
    const loaded = memory.of('loaded').filter(({ body }) => body.what === 'wording')
    const audioOf = (hash: string): unknown => {
      const text = loaded.findLast(({ body }) => body.hash === hash)?.body.text
      return text === undefined ? undefined : JSON.parse(text).audio
    }
    const plan = await openPlan(key, header.unit, row)
    const forms = fitting({ ...plan, forms: withRecordings(plan.forms, audioOf) }, ROOM.tablet)?.forms ?? plan.forms
    return { ...row, plan: await sealJson(key, sessionAad('plan', header.unit, row.id), { ...plan, forms }) }
  }
}

/** A form's is its hand-over's; of the others each says one thing of one thing, whoever says it. */
async function idOf(what: ToTablet): Promise<string> {
  if (what.says === 'form') return what.session.id
  return idOfLetter(what.says, what.says === 'adopted' ? what.handed : what.session)
}
