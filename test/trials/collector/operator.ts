/** The operator's staff at the admin pages of a collector that may be dead at any moment. */
import type { Withdrew } from '../../collector/history.ts'
import { ask } from './sender.ts'

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

export interface Operator {
  withdraw(unit: string, period: string, edition: number): Promise<Withdrew>
}

/** Signs in once; the session outlives the collector's lives. */
export async function operator(address: string, passphrase: string): Promise<Operator> {
  const fields = (values: Record<string, string>) => new URLSearchParams(values).toString()
  const opened = await ask(`${address}/admin/in`, fields({ passphrase }), form)
  const cookie = opened?.cookie
  if (!cookie) throw new Error(`not let in: ${opened?.status}`)
  const page = await ask(`${address}/admin/enheter`, null, { cookie })
  const token = page?.body.match(/name="form" value="([^"]+)"/)?.[1] ?? ''
  return {
    async withdraw(unit, period, edition) {
      const from = performance.now()
      const path = `${address}/admin/leveranser/${unit}/${period}/${edition}/dra-tillbaka`
      const asked = await ask(path, null, { cookie })
      const name = asked?.body.match(/Skriv enhetens namn: ([^<]*)/)?.[1]
      const answer = name ? await ask(path, fields({ form: token, name }), { ...form, cookie }) : asked
      const known = answer && answer.status < 500 ? (answer.status === 303 ? 'done' : 'refused') : null
      return { did: 'withdraw', unit, period, edition, told: known, from, to: performance.now() }
    },
  }
}
