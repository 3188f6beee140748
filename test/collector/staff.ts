/** Somebody who runs the collector, at a browser without script: cookies kept, forms sent with what the page put in them. */
import type { Started } from './started.ts'

export const passphrase = 'fyra gröna hästar'

export async function staff(c: Started, language = 'sv') {
  let session = ''
  const headers = () => ({ cookie: session, 'accept-language': language, accept: 'text/html' })

  const get = async (url: string) => await c.server.inject({ method: 'GET', url, headers: headers() })

  /** Sends a form as the page at `from` would; `form` is the token that page carries. */
  const submit = async (
    from: string,
    url: string,
    fields: Record<string, string | File | readonly string[]>,
    change: Record<string, string> = {},
  ) => {
    const token = (await get(from)).body.match(/name="form" value="([^"]+)"/)?.[1]
    const data = new FormData()
    for (const [name, value] of Object.entries({ ...(token ? { form: token } : {}), ...fields, ...change }))
      for (const one of [value].flat()) data.append(name, one)
    const asked = new Request('http://here/', { method: 'POST', body: data })
    const answer = await c.server.inject({
      method: 'POST',
      url,
      headers: {
        ...headers(),
        'content-type': asked.headers.get('content-type') ?? '',
        'sec-fetch-site': 'same-origin',
      },
      payload: Buffer.from(await asked.arrayBuffer()),
    })
    const cookie = answer.headers['set-cookie']
    if (cookie) session = String(cookie).split(';')[0] ?? ''
    return answer
  }
  return { get, submit, cookie: () => session }
}
