/** The admin pages: made on the server, without script, for the few who run the collector. */
import type { FastifyInstance } from 'fastify'
import type { Collector } from '../collector.ts'
import { addDeliveryActs } from './delivery-acts.ts'
import { takeForms } from './forms.ts'
import { addHealthPage } from './health-page.ts'
import { addOtherPages } from './other-pages.ts'
import { addOverviewPage } from './overview-page.ts'
import { addPeriodActs } from './period-acts.ts'
import { addPeriodPages } from './period-pages.ts'
import { addSignIn } from './sign-in.ts'
import { addUnitPages } from './unit-pages.ts'
import { addWordingPages } from './wording-pages.ts'

export async function addAdmin(server: FastifyInstance, collector: Collector) {
  // A scope of its own, so that forms are read here and nowhere else.
  await server.register(async (pages) => {
    takeForms(pages)
    addSignIn(pages, collector)
    addOverviewPage(pages, collector)
    addUnitPages(pages, collector)
    addPeriodPages(pages, collector)
    addPeriodActs(pages, collector)
    addDeliveryActs(pages, collector)
    addOtherPages(pages, collector)
    addWordingPages(pages, collector)
    addHealthPage(pages, collector)
  })
}
