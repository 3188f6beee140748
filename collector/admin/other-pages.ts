/** Deliveries that come as files, and what staff have done. */
import type { FastifyInstance } from 'fastify'
import { acceptBatch } from '../batches/accept.ts'
import { batchesOf } from '../batches/withdrawal.ts'
import type { Collector } from '../collector.ts'
import { lastEvents, noteEvent } from '../events.ts'
import { html } from '../pages/html.ts'
import { refuse } from '../web/refuse.ts'
import { wordsFor } from '../words/words.ts'
import { fileText, readJson } from './forms.ts'
import { form, input, moment, notice, sendAdminPage, table } from './frame.ts'

const staff = { config: { access: 'staff' } } as const
type Slot = { Params: { unit: string; period: string; edition: string } }

export function addOtherPages(server: FastifyInstance, collector: Collector) {
  server.get('/admin/leveranser', staff, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const fields = html`${input({ name: 'file', label: w.deliveryFile, type: 'file' })}<button class="button button--main">${w.takeIn}</button>`
    const body = html`<p>${w.deliveriesIntro}</p>${form(request, '/admin/leveranser', fields, true)}`
    return sendAdminPage(request, reply, { title: w.deliveries, body })
  })

  server.post('/admin/leveranser', staff, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const answer = await acceptBatch(collector, readJson(await fileText(request, 'file')), 'file')
    if ('refused' in answer) return refuse(request, reply, answer)
    const { unit, period, edition } = JSON.parse(Buffer.from(answer.receipt.payload, 'base64url').toString())
    if (answer.first) await noteEvent(collector, 'batch-from-file', `${period} ${unit} ${edition}`)
    const body = html`${notice(answer.first ? w.takenIn : w.takenBefore, 'notice--calm')}
      <p>${w.receiptHint}</p>
      <p><a class="button button--main" href="/admin/leveranser/${unit}/${period}/${edition}/kvitto">${w.downloadReceipt}</a></p>`
    return sendAdminPage(request, reply, { title: w.deliveries, body })
  })

  server.get<Slot>('/admin/leveranser/:unit/:period/:edition/kvitto', staff, async (request, reply) => {
    const { unit, period, edition } = request.params
    const batch = (await batchesOf(collector, period)).find(
      (one) => one.unit === unit && String(one.edition) === edition,
    )
    if (!batch) return refuse(request, reply, { refused: 'not-found' })
    return reply
      .type('application/json; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="kvitto-${batch.period}-${batch.unit}-${batch.edition}.json"`,
      )
      .send(batch.receipt)
  })

  server.get('/admin/handelser', staff, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const rows = (await lastEvents(collector, 200)).map(({ at, what, detail }) => [
      moment(request, at),
      w.eventKinds[what] ?? what,
      detail,
    ])
    return sendAdminPage(request, reply, { title: w.events, body: table(w.events, [w.when, w.what, w.whom], rows) })
  })
}
