/** The wording packs of the data folder: which there are, and a file brought from here. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LARGEST_WORDING_BYTES } from '#aggregate'
import type { Collector } from '../collector.ts'
import { noteEvent } from '../events.ts'
import { html } from '../pages/html.ts'
import { stockholmDay } from '../periods/calendar.ts'
import { allUnits } from '../units/units.ts'
import { addWording, wordingsFolder } from '../wordings/wordings.ts'
import { wordsFor } from '../words/words.ts'
import { field, fileBytes } from './forms.ts'
import { form, input, notice, sendAdminPage, table } from './frame.ts'

const staff = { config: { access: 'staff' } } as const
const path = '/admin/formulartexter'
/** What a form says of its fields beside the file. */
const FORM_BYTES = 16 * 1024

export function addWordingPages(server: FastifyInstance, collector: Collector) {
  const { data } = collector.settings
  const page = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly fault?: string; readonly done?: string } = {},
  ) => {
    const { admin: w } = wordsFor(request)
    const today = stockholmDay(collector.now())
    const rows = (await wordingsFolder(data)).map(({ unit, name, is }) => {
      const file = unit === null ? name : `${unit}/${name}`
      if (typeof is === 'string') return [file, html`<strong>${w.notOffered[is]}</strong>`, '', '', '', '']
      const ended = is.validUntil !== null && is.validUntil < today && html` <strong>${w.ended}</strong>`
      const hash = html`<span class="code">${is.hash.slice(0, 16)}…</span>`
      return [file, is.form, is.language, is.grantedBy, html`${is.validUntil ?? w.noEnd}${ended}`, hash]
    })
    const heads = [w.file, w.form, w.language, w.grantedBy, w.until, 'SHA-256']
    const list = rows.length > 0 ? table(w.wordings, heads, rows) : html`<p>${w.noWordings}</p>`
    const units = (await allUnits(collector.store.db)).filter(({ practice }) => !practice)
    const forUnit = html`<div class="field"><label for="unit">${w.forUnit}</label><select class="input" id="unit" name="unit">
      <option value="">${w.everyUnit}</option>${units.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>`
    const fields = html`${input({ name: 'file', label: w.wordingFile, type: 'file', fault: said.fault })}${forUnit}
      <button class="button button--main">${w.load}</button>`
    const body = html`${said.done && notice(said.done, 'notice--calm')}<p>${w.wordingsIntro}</p>
      <div class="card"><h2>${w.addWording}</h2>${form(request, path, fields, true)}</div>${list}`
    return sendAdminPage(request, said.fault ? reply.code(422) : reply, { title: w.wordings, body })
  }

  server.get(path, staff, async (request, reply) => await page(request, reply))
  server.post(path, { ...staff, bodyLimit: LARGEST_WORDING_BYTES + FORM_BYTES }, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const wanted = field(request, 'unit')
    const unit = (await allUnits(collector.store.db)).find(({ id }) => id === wanted)
    if (wanted !== '' && !unit) return await page(request, reply, { fault: w.notOffered['not-a-pack'] })
    const added = await addWording(data, unit?.id ?? null, await fileBytes(request, 'file'))
    if (typeof added === 'string') return await page(request, reply, { fault: w.notOffered[added] })
    await noteEvent(collector, 'wording-added', added.name)
    return await page(request, reply, { done: w.wordingAdded(added.name, unit?.name ?? null) })
  })
}
