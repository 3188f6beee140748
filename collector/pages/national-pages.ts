/** The public pages: which periods are published, and the figures of each, to read and to download. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type National, nationalJsonStat, type Period } from '#aggregate'
import type { Collector } from '../collector.ts'
import { nationalCsv } from '../national/csv.ts'
import { labelsFor } from '../national/labels.ts'
import { nationalDocument } from '../national/publish.ts'
import { listPeriods, periodWithId } from '../periods/periods.ts'
import type { Store } from '../store/open.ts'
import { refuse } from '../web/refuse.ts'
import { catalogues, languageOf } from '../words/words.ts'
import { html } from './html.ts'
import { nationalFigures } from './national-sections.ts'
import { sendPage } from './page.ts'

const everybody = { config: { access: 'everybody' } } as const
type OfPeriod = { Params: { period: string } }
type OfEdition = { Params: { period: string; edition: string } }

interface Published {
  readonly file: National
  readonly period: Period
}

export function addNationalPages(server: FastifyInstance, collector: Collector) {
  const { db } = collector.store

  server.get('/nationellt', everybody, async (request, reply) => {
    const language = languageOf(request)
    const { national: w, page } = catalogues[language]
    const open = (await listPeriods(db)).filter(({ kind, published }) => kind === 'rehearsal' || published.length > 0)
    const cards = open.map(
      ({
        id,
        names,
        first,
        last,
        kind,
      }) => html`<article class="card"><h2><a href="/nationellt/${id}">${names[language]}</a></h2>
        <p><span class="code">${first}</span> – <span class="code">${last}</span> ${kind === 'rehearsal' && html`<span class="practice-mark">${w.rehearsal}</span>`}</p></article>`,
    )
    const body = html`<p>${w.intro}</p>${cards.length > 0 ? cards : html`<p>${w.none}</p>`}`
    return sendPage(request, reply, { title: page.national, body })
  })

  server.get<OfPeriod>('/nationellt/:period', everybody, async (request, reply) => {
    const { period } = request.params
    const first = await published(period, 1)
    // A rehearsal has no second edition to wait for: it is one table of whatever has come.
    const newest = first?.file.rehearsal ? first : ((await published(period, 2)) ?? first)
    return newest
      ? figuresPage(request, reply, collector.store, newest)
      : refuse(request, reply, { refused: 'not-published' })
  })

  server.get<OfEdition>('/nationellt/:period/:edition', everybody, async (request, reply) => {
    const one = await published(request.params.period, Number(request.params.edition))
    return one
      ? figuresPage(request, reply, collector.store, one)
      : refuse(request, reply, { refused: 'not-published' })
  })

  server.get<OfEdition>('/nationellt/:period/:edition/tabeller.csv', everybody, async (request, reply) => {
    const one = await published(request.params.period, Number(request.params.edition))
    if (!one) return refuse(request, reply, { refused: 'not-published' })
    return asFile(reply, one, 'csv')
      .type('text/csv; charset=utf-8')
      .send(nationalCsv(one.file, labelsFor(one.period, languageOf(request))))
  })

  server.get<OfEdition>('/nationellt/:period/:edition/tabeller.json', everybody, async (request, reply) => {
    const one = await published(request.params.period, Number(request.params.edition))
    if (!one) return refuse(request, reply, { refused: 'not-published' })
    const language = languageOf(request)
    const { national: w } = catalogues[language]
    const { reported, of } = one.file.units
    const note = [w.builtOn(reported, of), w.margin, w.smallest, w.subtracting]
    return asFile(reply, one, 'json').send(
      nationalJsonStat(one.file, labelsFor(one.period, language), one.period.names[language], note),
    )
  })

  async function published(id: string, edition: number): Promise<Published | null> {
    const period = await periodWithId(db, id)
    const document = period && (await nationalDocument(collector, id, edition))
    if (!document) return null
    return { period, file: JSON.parse(Buffer.from(document.signed.payload, 'base64url').toString()) as National }
  }
}

function asFile(reply: FastifyReply, { file }: Published, ending: string) {
  return reply
    .header('content-disposition', `attachment; filename="${file.period}-${file.edition}.${ending}"`)
    .header('cache-control', 'no-cache')
}

async function figuresPage(request: FastifyRequest, reply: FastifyReply, { db }: Store, { file, period }: Published) {
  const language = languageOf(request)
  const { national: w } = catalogues[language]
  const { reported, tooFew, of } = file.units
  const here = `/nationellt/${file.period}/${file.edition}`
  const { visa } = request.query as { readonly visa?: unknown }
  const before = file.joined && (await periodWithId(db, file.joined.period))
  const body = html`${file.rehearsal && html`<p class="notice"><span class="practice-mark">${w.rehearsal}</span> ${w.rehearsalHint}</p>`}
    <p><span class="code">${period.first}</span> – <span class="code">${period.last}</span> · ${w.edition(file.edition)} · <strong>${w.builtOn(reported, of)}</strong> ${tooFew > 0 && w.tooFew(tooFew)}</p>
    ${nationalFigures(file, period, before?.names[language] ?? '', language, typeof visa === 'string' ? visa : null)}
    <section id="hur-sakra"><h2>${w.questions.howSure}</h2><p>${w.uncertainty}</p><p>${w.smallest}</p><p>${w.subtracting}</p>
    <p class="row"><a class="button" href="${here}/tabeller.csv" download>${w.csv}</a>
      <a class="button" href="${here}/tabeller.json" download>${w.jsonStat}</a>
      <a class="button" href="/v1/national/${file.period}/${file.edition}" download="${file.period}-${file.edition}.signed.json">${w.signed}</a></p></section>`
  return sendPage(request, reply, { title: period.names[language], body })
}
