/** Correcting a mätperiod until its first day, and taking one away until somebody has sent. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { correctionOf, type Period } from '#aggregate'
import type { Collector } from '../collector.ts'
import { noteEvent } from '../events.ts'
import { html } from '../pages/html.ts'
import { correctPeriod, mayCorrect, mayTakeAway, takeAwayPeriod } from '../periods/periods.ts'
import { refuse } from '../web/refuse.ts'
import { type Refusal, refusalStatus } from '../words/refusals.ts'
import { languageOf, wordsFor } from '../words/words.ts'
import { type Act, addActPage } from './act-page.ts'
import { sendAdminPage } from './frame.ts'
import { correctionForm, correctionFrom, type PeriodFault, periodFaults } from './period-form.ts'

const staff = { config: { access: 'staff' } } as const
type ById = { Params: { id: string } }

export function addPeriodActs(server: FastifyInstance, collector: Collector) {
  const { store } = collector

  const correcting = (
    request: FastifyRequest,
    reply: FastifyReply,
    period: Period,
    faults: readonly PeriodFault[] = [],
  ) => {
    const { admin: w } = wordsFor(request)
    const body = html`<p>${w.correcting.until(period.first)}</p><p>${w.correcting.whom}</p><p>${w.correcting.rest}</p>${correctionForm(request, period, { faults })}`
    return sendAdminPage(request, reply, { title: w.correcting.title(period.names[languageOf(request)]), body })
  }
  const correctable = async (id: string) => await store.asCollector((tx) => mayCorrect(collector, tx, id))

  server.get<ById>('/admin/perioder/:id/ratta', staff, async (request, reply) => {
    const period = await correctable(request.params.id)
    return 'refused' in period ? refuse(request, reply, period) : correcting(request, reply, period)
  })
  server.post<ById>('/admin/perioder/:id/ratta', staff, async (request, reply) => {
    const { id } = request.params
    const before = await correctable(id)
    if ('refused' in before) return refuse(request, reply, before)
    const after = await correctPeriod(collector, id, correctionFrom(request))
    if ('refused' in after) {
      reply.refused = after.refused
      reply.code(refusalStatus[after.refused])
      return correcting(request, reply, before, periodFaults(after, wordsFor(request)))
    }
    if (correctionOf(after) > correctionOf(before))
      await noteEvent(collector, 'period-corrected', `${id} ${correctionOf(after)}`)
    return reply.redirect(`/admin/perioder/${id}`, 303)
  })

  addActPage<ById>(server, '/admin/perioder/:id/ta-bort', {
    about: takingAway,
    async act({ params: { id } }) {
      const refusal = await takeAwayPeriod(collector, id)
      if (refusal) return refusal
      await noteEvent(collector, 'period-taken-away', id)
      return { to: '/admin/perioder' }
    },
  })

  async function takingAway(request: FastifyRequest<ById>): Promise<Act | Refusal> {
    const { admin: w } = wordsFor(request)
    const { id } = request.params
    const period = await store.asCollector((tx) => mayTakeAway(collector, tx, id))
    if ('refused' in period) return period
    return {
      title: w.takingAway.title(period.names[languageOf(request)]),
      says: [w.takingAway.what, w.takingAway.whom, w.takingAway.id(id)],
      path: `/admin/perioder/${id}/ta-bort`,
      button: w.takeAway,
      back: `/admin/perioder/${id}`,
      typed: { label: w.typePeriod(id), name: id },
    }
  }
}
