/** Cookies read and written; there are two, the language and the session. */
import type { FastifyRequest } from 'fastify'

export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === named(request, name))?.[1]
}

/** Over TLS no other host, and no plain connection, can set a cookie of this name. */
const named = ({ protocol }: FastifyRequest, name: string) => (protocol === 'https' ? `__Host-${name}` : name)

/** Never sent with a request that another site started, never readable by script, and over TLS only where there is TLS. */
export function cookie(request: FastifyRequest, name: string, value: string, seconds: number): string {
  const secure = request.protocol === 'https' ? '; Secure' : ''
  return `${named(request, name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`
}
