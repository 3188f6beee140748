/** Every page of the house says what is there: its links lead somewhere, and the files that it names exist. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { decisionIndex, decisions } from '../../scripts/decision-index.ts'
import { sv } from '../../src/words/sv.ts'

const left = [
  'node_modules/**',
  'dist/**',
  'data/**',
  '.cache/**',
  'reports/**',
  'bench/logs/**',
  'test/trials/logs/**',
]
const files = (pattern: string) => globSync(pattern, { exclude: left }).sort()
const pages = files('**/*.md')
const programs = [
  ...new Set(['**/*.{ts,tsx,grit,css,sql}', '.ci/*', 'collector/deploy/*'].flatMap((pattern) => files(pattern))),
]

const rooms = '\\.ci|instruments|aggregate|exchange|src|collector|relay|cli|test|bench|scripts|public|docs'
/** A path from the top of the house: `src/vault/index.ts`, `docs/hazards/`. Where it has a `<name>`, a `*` or a `{` it names a kind. */
const path = new RegExp(`(?<![\\w./@#-])(?:${rooms})/[\\w./-]*[\\w/](?![\\w./-]*[\\w<*{$])`, 'g')

/** By its whole name, without its ending, or a decision by its number: `src/vault/index`, `docs/decisions/0261`. */
const isThere = (name: string): boolean =>
  ['', '.ts', '.tsx', '.md', '.test.ts'].some((end) => existsSync(name + end)) ||
  (/^docs\/decisions\/\d{4}$/.test(name) && globSync(`${name}-*.md`).length === 1)

/** The paths that a text names and that are not there. */
const missing = (text: string): readonly string[] =>
  [...text.matchAll(path)].map(([name]) => name).filter((name) => !isThere(name))

function deadLinks(page: string, text: string): readonly string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link]) => link as string)
  return links.filter((link) => !/^[a-z]+:/.test(link) && !existsSync(normalize(join(dirname(page), link))))
}

const comments = (code: string): string =>
  [...code.matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)(?:\/\/|# |-- ).*$|^[#;].*$/gm)].map(([comment]) => comment).join('\n')

it('every relative link of every page leads to a file', () => {
  const dead = pages.flatMap((page) => deadLinks(page, readFileSync(page, 'utf8')).map((link) => `${page}: ${link}`))
  expect(dead).toEqual([])
})

it('every file or folder that a page names is there', () => {
  const gone = pages.flatMap((page) => missing(readFileSync(page, 'utf8')).map((name) => `${page}: ${name}`))
  expect(gone).toEqual([])
})

it('every file or folder that a comment names is there', () => {
  const gone = programs.flatMap((file) =>
    missing(comments(readFileSync(file, 'utf8'))).map((name) => `${file}: ${name}`),
  )
  expect(gone).toEqual([])
})

it('a name that is not there is found, in a link, in a page and in a comment', () => {
  expect(deadLinks('docs/x.md', 'see [it](formats/nothing.md) and [here](glossary.md)')).toEqual(['formats/nothing.md'])
  expect(missing('in `src/vault/nothing.ts`, `src/vault/`, `src/<folder>/x.ts` and docs/nowhere/.')).toEqual([
    'src/vault/nothing.ts',
    'docs/nowhere/',
  ])
  expect(
    missing('the folder `relay/nowhere`, src/vault/nothing, `test/exchange/bad-*.ts` and docs/decisions/9999'),
  ).toEqual(['relay/nowhere', 'src/vault/nothing', 'docs/decisions/9999'])
  expect(missing('src/vault, src/vault/index, docs/glossary and docs/decisions/0261.')).toEqual([])
  expect(missing(comments(`const a = 'src/string.ts' /${'/'} reads src/nothing.ts\n`))).toEqual(['src/nothing.ts'])
  expect(
    missing(comments(['# src/a.cfg', '-- src/b.sql', '; src/c.ini', 'ExecStart=src/d.service'].join('\n'))),
  ).toEqual(['src/a.cfg', 'src/b.sql', 'src/c.ini'])
})

it('every command that a page names can be run', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const unknown = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)]
      .filter(([, name]) => !Object.hasOwn(scripts, name as string))
      .map(([command]) => `${page}: ${command}`),
  )
  expect(unknown).toEqual([])
})

it('every decision that a page or a comment cites is there', () => {
  const numbers = new Set(decisions().map(({ heading }) => heading?.number))
  const gone = [...pages, ...programs].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bdecisions? (\d{1,4})\b/g)]
      .filter(([, number]) => !numbers.has(number?.padStart(4, '0')))
      .map(([cited]) => `${file}: ${cited}`),
  )
  expect(gone).toEqual([])
})

it('every decision has one form: its number and name, decision, rationale, consequences', () => {
  for (const { file, text, heading } of decisions()) {
    expect(heading?.number, file).toBe(file.slice(0, 4))
    const parts = [...text.matchAll(/^\*\*([A-Z][a-z]+)\.\*\*/gm)].map(([, part]) => part)
    expect(parts, file).toEqual(['Decision', 'Rationale', 'Consequences'])
  }
})

it('the index of decisions is as the decisions are: `node scripts/decision-index.ts` writes it', () => {
  expect(readFileSync('docs/decisions/README.md', 'utf8')).toBe(decisionIndex(decisions()))
})

it('what the page on starting a unit tells people to press stands on a screen in those words', () => {
  const said = Object.values(sv).map(
    (message) =>
      new RegExp(
        `^${message
          .split(/\{\w+\}/)
          .map(RegExp.escape)
          .join('.+')}$`,
      ),
  )
  const told = [...readFileSync('docs/starta-en-enhet.md', 'utf8').matchAll(/(?<=^|[^*])\*([^*\s][^*\n]*)\*(?!\*)/gm)]
  const names = told.map(([, name]) => name as string)
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter((name) => !said.some((shape) => shape.test(name)))).toEqual([])
})
