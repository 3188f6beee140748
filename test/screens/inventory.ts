/**
 * Which screens there are, read from the sources: every address that the app's router knows, every heading that a page
 * of its own is given, and the pages that the collector serves. A walk that misses one of them is not the walk of every screen.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownRoute } from '../../collector/web/access.ts'
import { sv } from '../../src/words/sv.ts'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  .map((file) => readFileSync(join('src', file), 'utf8'))

/** Addresses as patterns, `/cases/:id/edit`. A pattern that only leads on to a room's own router ends in `*?` and is left out. */
export const appRoutes: readonly string[] = unique(
  sources
    .flatMap((text) => [...text.matchAll(/<Route\s+path=(?:"([^"]+)"|\{`([^`]+)`\}|\{(at)\})/g)])
    .map(([, plain, template, at]) => (plain ?? template ?? at ?? '').replace(/^(\$\{at\}|at$)/, '/cases/:id'))
    .filter((path) => !path.endsWith('*?')),
)

/** Names of the messages that head a page: every `t('…')` in the title of a `<Page`. */
export const headings: readonly string[] = unique(
  sources
    .flatMap((text) => [...text.matchAll(/<Page\b[^>]*?\btitle=\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g)])
    .flatMap(([, title]) => [...(title?.matchAll(/\bt\((?:\w+ \? )?'([^']+)'(?: : '([^']+)')?/g) ?? [])])
    .flatMap(([, one, other]) => [one, other].filter((id) => id !== undefined)),
)

/** Pages of the collector that a person reads; the rest are for programs, or files. */
export function collectorPages(routes: readonly KnownRoute[]): readonly string[] {
  return unique(
    routes
      .filter(({ method, access }) => method === 'GET' && (access === 'everybody' || access === 'staff'))
      .map(({ url }) => url)
      .filter((url) => /^\/(admin|nationellt|tillganglighet)/.test(url) && !/\.\w+$|kvitto$/.test(url)),
  )
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export const isAt = (pattern: string) => {
  const parts = pattern
    .split('/')
    .map((part) => (part.startsWith(':') ? (part.endsWith('?') ? '[^/]*' : '[^/]+') : escaped(part)))
  const shape = new RegExp(`^${parts.join('/')}$`)
  return (path: string) => shape.test(path)
}

/** Whether a heading on the screen is this message, whatever stands in its places. */
export const isSaid = (id: string) => {
  const message = sv[id as keyof typeof sv] ?? ''
  const fixed = message
    .replace(/\{\w+, plural.*\}\}?/g, '{}')
    .split(/\{\w*\}/)
    .map(escaped)
  const shape = new RegExp(`^${fixed.join('.*')}`)
  return (heading: string) => shape.test(heading)
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort()
}
