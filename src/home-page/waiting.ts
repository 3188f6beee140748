/** What earlier openings of the page left: forms that could not be sent, and forms that a server may have lost since. Fetched when the page is drawn. */
import { handInAgain, homePage } from '../vault/home/index.ts'
import { receivedBy } from './come-in.ts'
import { type Held, heldBy, keptSlip } from './kept.ts'
import { outboxOf } from './outbox.ts'
import { openPhone, type Phone } from './phone.ts'

/** What earlier pages could not send, of whatever slip. Nobody is told: it is tried again each time the page is opened. */
export async function sendWaiting(but: string | null): Promise<void> {
  const phone = await openPhone()
  if (!phone) return
  await giveAgain(phone, Date.now())
  const left = [...(await phone.all('slips')), ...(await phone.all('given'))]
  if (but === null && left.length === 0) return phone.forget()
  for (const { way, plan, draft, forms } of await unsent(phone)) {
    if (way.id === but) continue
    const kept = await keptSlip(phone, way)
    const page = homePage(way, kept.pageKey, { begun: kept.begun })
    const outbox = outboxOf(page, plan, forms, receivedBy({ page, kept }, plan))
    outbox.whenChanged(() => {
      if (outbox.sending().is === 'received' && !draft) void kept.forget()
    })
    outbox.tryNow()
  }
}

/** Hands in once more what was received and may have been lost since: in silence, until a reader has it or its days are over. */
export async function giveAgain(phone: Phone, now: number, handIn: typeof handInAgain = handInAgain): Promise<void> {
  for (const { id, form, pageKey, again, ends } of await phone.all('given')) {
    const answer = ends > now ? await handIn(again, pageKey, form) : null
    if (answer === null || ('taken' in answer && answer.taken)) await phone.write({ drop: 'given', id })
  }
}

/** Slips with forms that were not received, from whatever tab they were handed in. */
async function unsent(phone: Phone): Promise<readonly Held[]> {
  const held = await Promise.all((await phone.all('slips')).map((row) => heldBy(phone, row)))
  return held.filter((one) => one !== null && one.forms.length > 0) as readonly Held[]
}
