/** Publishing an edition and taking a delivery back: each behind a page that says whom it touches. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Edition, type Period, releaseWindow } from '#aggregate'
import { batchesOf, mayWithdraw, type ReceivedBatch, withdrawBatch } from '../batches/withdrawal.ts'
import type { Collector } from '../collector.ts'
import { noteEvent } from '../events.ts'
import { mayPublish, publishEdition } from '../national/publish.ts'
import { html } from '../pages/html.ts'
import { stockholmDay } from '../periods/calendar.ts'
import { periodWithId } from '../periods/periods.ts'
import { allUnits } from '../units/units.ts'
import type { Refusal } from '../words/refusals.ts'
import { wordsFor } from '../words/words.ts'
import { type Act, addActPage } from './act-page.ts'
import { moment } from './frame.ts'

type OfEdition = { Params: { id: string; edition: string } }
type Slot = { Params: { unit: string; period: string; edition: string } }

type OfAnEdition = Act & { readonly edition: Edition }

const editionOf = (text: string): Edition | null => (text === '1' ? 1 : text === '2' ? 2 : null)

export function addDeliveryActs(server: FastifyInstance, collector: Collector) {
  const { db } = collector.store

  addActPage<OfEdition, OfAnEdition>(server, '/admin/perioder/:id/publicera/:edition', {
    about: publishing,
    async act({ params: { id } }, { edition }) {
      const answer = await publishEdition(collector, id, edition)
      if ('refused' in answer) return answer
      await noteEvent(collector, 'published', `${id} ${edition}`)
      return { to: `/admin/perioder/${id}` }
    },
  })
  addActPage<Slot, OfAnEdition>(server, '/admin/leveranser/:unit/:period/:edition/dra-tillbaka', {
    about: takingBack,
    async act({ params: { unit, period } }, { edition }) {
      const refusal = await withdrawBatch(collector, unit, period, edition)
      if (refusal) return refusal
      await noteEvent(collector, 'batch-withdrawn', `${period} ${unit} ${edition}`)
      return { to: `/admin/perioder/${period}` }
    },
  })

  async function publishing(request: FastifyRequest<OfEdition>): Promise<OfAnEdition | Refusal> {
    const { admin: w } = wordsFor(request)
    const { id } = request.params
    const edition = editionOf(request.params.edition)
    if (!edition) return { refused: 'not-found' }
    const period = await collector.store.asCollector((tx) => mayPublish(collector, tx, id, edition))
    if ('refused' in period) return period
    const units = (await allUnits(db)).filter(({ practice }) => !practice)
    const counted = new Set((await batchesOf(collector, id)).filter(countsIn(edition)).map(({ unit }) => unit))
    const missing = units.filter((unit) => !counted.has(unit.id)).map(({ name }) => name)
    const { closes } = releaseWindow(period, edition)
    const open = closes !== null && stockholmDay(collector.now()) <= closes
    return {
      edition,
      title: w.publish(edition),
      says: [
        w.publishing.sent(counted.size, units.length),
        ...(missing.length > 0
          ? [
              html`<p>${w.publishing.missing}</p><ul>${missing.map((name) => html`<li>${name}</li>`)}</ul>`,
              w.publishing.missed(nextAfter(period, edition)),
            ]
          : []),
        ...(open ? [w.publishing.stillOpen(closes)] : []),
        w.publishing.everybody,
      ],
      path: `/admin/perioder/${id}/publicera/${edition}`,
      button: w.publish(edition),
      back: `/admin/perioder/${id}`,
      typed: { label: w.typePeriod(id), name: id },
    }
  }

  async function takingBack(request: FastifyRequest<Slot>): Promise<OfAnEdition | Refusal> {
    const { admin: w } = wordsFor(request)
    const edition = editionOf(request.params.edition)
    const period = await periodWithId(db, request.params.period)
    if (!edition || !period) return { refused: 'not-found' }
    const refusal = await collector.store.asCollector((tx) => mayWithdraw(collector, tx, period.id, edition))
    if (refusal) return refusal
    const all = (await batchesOf(collector, period.id)).filter(countsIn(2))
    const batch = all.find((one) => one.unit === request.params.unit && one.edition === edition)
    if (!batch) return { refused: 'not-found' }
    const earlier = all.some((one) => one.unit === batch.unit && one.edition < edition)
    return {
      edition,
      title: w.withdrawing.title(batch.name),
      says: [
        w.withdrawing.what(batch.name, edition, moment(request, batch.received)),
        w.withdrawing.again(nextAfter(period, edition), earlier),
        w.withdrawing.tell,
      ],
      path: `/admin/leveranser/${batch.unit}/${period.id}/${edition}/dra-tillbaka`,
      button: w.withdraw,
      back: `/admin/perioder/${period.id}`,
      typed: { label: w.typeUnit(batch.name), name: batch.name },
    }
  }
}

/** An edition is made of what stands of it and of the one before. */
const countsIn =
  (edition: Edition) =>
  (batch: ReceivedBatch): boolean =>
    batch.withdrawn === null && batch.edition <= edition

/** From which day a unit can send figures anew; null after the last edition. */
const nextAfter = (period: Period, edition: Edition): string | null =>
  edition === 1 ? releaseWindow(period, 2).opens : null
