/** The page before an act that cannot be undone: what happens and to whom, the name typed where it weighs most, the way back. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Html, html } from '../pages/html.ts'
import { shownName } from '../units/unit-names.ts'
import { wordsFor } from '../words/words.ts'
import { field } from './forms.ts'
import { form, input, sendAdminPage } from './frame.ts'

export interface Act {
  readonly title: string
  /** A sentence or a list each. */
  readonly says: readonly (Html | string)[]
  /** Where the page is read, and where its form is sent. */
  readonly path: string
  readonly button: string
  readonly back: string
  /** What has to be typed, and the label that asks for it; none where a button is enough. */
  readonly typed?: { readonly label: string; readonly name: string }
}

const nameField = 'name'

/** As GET shows it. `wrong` after a form in which something else was typed. */
export function sendActPage(request: FastifyRequest, reply: FastifyReply, act: Act, wrong = false) {
  const { admin: w } = wordsFor(request)
  const { title, says, path, button, back, typed } = act
  const fault = wrong ? { fault: w.otherName, value: field(request, nameField) } : {}
  const fields = html`${typed && input({ name: nameField, label: typed.label, ...fault })}
    <div class="row"><button class="button button--main">${button}</button><a class="button" href="${back}">${w.goBack}</a></div>`
  const body = html`${says.map((one) => (typeof one === 'string' ? html`<p>${one}</p>` : one))}
    <p><strong>${w.noUndo}</strong></p>${form(request, path, fields)}`
  return sendAdminPage(request, wrong ? reply.code(422) : reply, { title, body })
}

/** Whether the form that came names what it is about. */
export const namesIt = (request: FastifyRequest, { typed }: Act): boolean =>
  typed === undefined || shownName(field(request, nameField)) === shownName(typed.name)
