/** Answers a refusal: code, status, one plain sentence. To a person on our own pages as a page, else as JSON. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { html } from '../pages/html.ts'
import { sendPage } from '../pages/page.ts'
import { type Refusal, type RefusalCode, refusalStatus } from '../words/refusals.ts'
import { wordsFor } from '../words/words.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** For the log: why, where the answer is a refusal. */
    refused: RefusalCode | null
  }
}

export function refuse(request: FastifyRequest, reply: FastifyReply, { refused, wait, more, ...rest }: Refusal) {
  const w = wordsFor(request)
  reply.refused = refused
  reply.code(refusalStatus[refused])
  if (wait) reply.header('retry-after', String(wait))
  if (!/^\/(admin|nationellt|tillganglighet)(\/|\?|$)/.test(request.url)) {
    return reply.send({ refused, sentence: w.refusal[refused], ...rest, ...more })
  }
  const faults = rest.faults?.map((fault) => html`<li class="code">${fault}</li>`)
  const body = html`<div class="notice notice--refusal" role="alert"><p>${w.refusal[refused]}</p></div>
    ${faults && html`<ul>${faults}</ul>`}`
  return sendPage(request, reply, { title: w.page.stopped, body })
}
