/** The accessibility statement that lag (2018:1937) asks of whoever runs the service, with the way to report to them. */
import type { FastifyInstance } from 'fastify'
import type { Settings } from '../settings.ts'
import { wordsFor } from '../words/words.ts'
import { type Html, html } from './html.ts'
import { sendPage } from './page.ts'

/** The day when what the page says was last compared with what the tests show. */
const assessed = '2026-11-22'
const digg = 'https://www.digg.se/tdosanmalan'

export function addAccessibilityPage(server: FastifyInstance, { operator, accessibilityContact }: Settings) {
  server.get('/tillganglighet', { config: { access: 'everybody' } }, async (request, reply) => {
    const { accessibility: w } = wordsFor(request)
    const part = (heading: string, ...content: readonly Html[]) => html`<h2>${heading}</h2>${content}`
    const body = html`<p>${w.lead}</p>
      ${part(w.responsible, operator ? html`<p>${operator}</p>` : missing(w.noOperator))}
      ${part(w.service, html`<p>${w.serviceIs}</p>`)}
      ${part(w.howWell, html`<p>${w.partly}</p><p>${w.aims}</p>`)}
      ${part(w.known, html`<ul>${w.faults.map((fault) => html`<li>${fault}</li>`)}</ul>`)}
      ${part(w.exempt, html`<p>${w.noExempt}</p>`)}
      ${part(w.report, html`<p>${w.reportHow}</p>`, accessibilityContact ? contactLine(accessibilityContact) : missing(w.noContact))}
      ${part(w.authority, html`<p>${w.authorityHow}</p><p><a href="${digg}">${w.authorityLink}</a></p>`)}
      ${part(w.tested, html`<p>${w.testedHow}</p><p>${w.assessed(assessed)}</p>`)}`
    return sendPage(request, reply, { title: w.title, body })
  })
}

const missing = (sentence: string): Html => html`<div class="notice"><p>${sentence}</p></div>`

/** An e-mail address can be pressed; anything else is shown as it was given. */
const contactLine = (contact: string): Html =>
  /^[^\s@]+@[^\s@]+$/.test(contact) ? html`<p><a href="mailto:${contact}">${contact}</a></p>` : html`<p>${contact}</p>`
