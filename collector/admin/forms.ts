/** Forms from the admin pages: read by Node's own parser, fields and files alike, and only from a form of our own. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { holdsNul } from '../web/nul.ts'
import { refuse } from '../web/refuse.ts'
import { isFromOwnForm } from './session.ts'

export function takeForms(server: FastifyInstance) {
  const kinds = ['application/x-www-form-urlencoded', 'multipart/form-data']
  server.addContentTypeParser(kinds, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    return await new Response(new Uint8Array(body), { headers }).formData().catch(() => new FormData())
  })
  server.addHook('preHandler', async (request, reply) => {
    if (request.method === 'POST') return await onlyOwnForms(request, reply)
  })
}

/** The session's own token must come along; before there is a session, the browser must say that the form was ours. */
async function onlyOwnForms(request: FastifyRequest, reply: FastifyReply) {
  const known = !request.session || isFromOwnForm(request.session, field(request, 'form'))
  if (isFromElsewhere(request) || !known) return refuse(request, reply, { refused: 'forbidden' })
}

/**
 * By `Sec-Fetch-Site`; from browsers without it by `Origin`, which our own forms send whole (their pages say
 * `same-origin` as referrer policy). Whoever sends neither is no browser.
 */
function isFromElsewhere({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
}

export function field(request: FastifyRequest, name: string): string {
  return rawField(request, name).trim()
}

/** As it was typed, to be shown again. */
export function rawField(request: FastifyRequest, name: string): string {
  const value = request.body instanceof FormData ? request.body.get(name) : null
  return typeof value === 'string' ? value : ''
}

export function fieldsOf(request: FastifyRequest, name: string): readonly string[] {
  const values = request.body instanceof FormData ? request.body.getAll(name) : []
  return values.filter((value) => typeof value === 'string')
}

/** The text of a chosen file, or of the field if somebody pasted it. */
export async function fileText(request: FastifyRequest, name: string): Promise<string> {
  const value = request.body instanceof FormData ? request.body.get(name) : null
  return value instanceof File ? await value.text() : (value ?? '')
}

/** The bytes of a chosen file; empty where none was chosen. */
export async function fileBytes(request: FastifyRequest, name: string): Promise<Buffer> {
  const value = request.body instanceof FormData ? request.body.get(name) : null
  return Buffer.from(value instanceof File ? await value.arrayBuffer() : new ArrayBuffer(0))
}

/** Null where the text is no JSON, or holds NUL. */
export function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return holdsNul(value) ? null : value
  } catch {
    return null
  }
}
