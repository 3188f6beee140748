/**
 * A reader while somebody answers on it, in a unit with a relay: what must be read of an unfinished form, and each form once it
 * is handed in, goes to the other readers at once. It signs by a key that opens nothing and may leave letters alone.
 */

import type { Signer } from '../disk/log.ts'
import type { Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { askLetters, type Left, leftAndDropped, written } from '../relay-client/letters.ts'
import { RelayRefusal, relayLink } from '../relay-client/link.ts'
import type { Answering } from '../session/handed-over.ts'
import { withoutSentences } from '../session/recordings.ts'
import type { Inbox } from '../session/session.ts'
import { VaultError } from '../vault.ts'
import { signerBy } from './place.ts'
import { keepSoFar, partsOf, type Telling, telling } from './so-far.ts'

/** Before a relay that did not answer is asked again. */
const AGAIN_MS = 30_000

/** The same hand-over; as it is where this reader has no such key, and where what is needed does not come. */
export async function besideReaders(store: Store, at: Inbox, session: Answering): Promise<Answering> {
  const signing = await store.local('beside')
  if (!signing) return session
  const { plan } = session
  // A letter holds no wordings with recordings, and those who take it in have them.
  const brought = await session.resealed({ ...plan, forms: withoutSentences(plan.forms) })
  const leave = await leaver(store, at, await signerBy({ signing }), brought)
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  let last: Promise<void> = Promise.resolve()
  const wrote = () => {
    clearTimeout(timer)
    last = last.then(leave).catch((fault) => {
      // Staff have the device again, and what lies here is taken in.
      if (over) return
      if (!(fault instanceof RelayRefusal || fault instanceof VaultError)) throw fault
      timer = setTimeout(wrote, AGAIN_MS)
    })
  }
  const told = telling(session, {
    soFar: () => keepSoFar(store, at, session, false),
    parts: () => partsOf(store, session.session),
    wrote,
  })
  const stop = () => {
    over = true
    told.quiet()
    clearTimeout(timer)
  }
  void session.ended.then(stop)
  wrote()
  return ending(told, stop)
}

function ending(told: Telling, stop: () => void): Answering {
  const stopped = <R>(opening: Promise<R>): Promise<R> =>
    opening.then((opened) => {
      if (!(opened && typeof opened === 'object' && 'refused' in opened)) stop()
      return opened
    })
  return {
    ...told,
    get writer() {
      return told.writer
    },
    takeBack: (secret) => stopped(told.takeBack(secret)),
    takeBackByPin: (pin) => stopped(told.takeBackByPin(pin)),
  }
}

/** Leaves what lies here and was not left by this page, and takes away there what no longer lies here. */
async function leaver(store: Store, { unit, inbox }: Inbox, signer: Signer, brought: Row<'sessions'> | null) {
  const link = relayLink(unit, signer)
  const left = new Set<string>()
  const to = { to: unit, public: inbox.public, epoch: inbox.n }
  return async (): Promise<void> => {
    const [handed, kept] = await Promise.all([store.all('handed'), store.all('sessions')])
    const sessions = brought ? [brought, ...kept] : kept
    const { here } = await askLetters(link, {})
    const mine = here.flatMap(({ id, by }) => (by === signer.id ? [id] : []))
    const letters: Left[] = []
    for (const row of handed) {
      const session = sessions.find(({ id }) => id === row.session)
      if (session && !left.has(row.id) && !mine.includes(row.id))
        letters.push(await written(unit, signer, row.id, to, { says: 'handed', handed: row, session }))
    }
    const lie = new Set(handed.map(({ id }) => id))
    const drop = mine.filter((id) => !lie.has(id))
    await leftAndDropped(link, letters, drop)
    for (const { id } of letters) left.add(id)
  }
}
