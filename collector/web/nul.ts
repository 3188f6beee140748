/** The character NUL, which no text of ours holds, PostgreSQL cannot store, and SQLite would: refused in whatever comes. */
import type { FastifyInstance } from 'fastify'
import { refuse } from './refuse.ts'

export function refuseNul(server: FastifyInstance) {
  server.addHook('preValidation', async (request, reply) => {
    if (holdsNul([request.params, request.query, request.body])) return refuse(request, reply, { refused: 'malformed' })
  })
}

/** In any text or name of it. Nested however deep: without recursion. */
export function holdsNul(value: unknown): boolean {
  const left = [value]
  while (left.length > 0) {
    const one = left.pop()
    if (typeof one === 'string' && one.includes('\0')) return true
    if (one instanceof FormData) left.push([...one])
    else if (typeof one === 'object' && one !== null)
      for (const [name, part] of Object.entries(one)) left.push(name, part)
  }
  return false
}
