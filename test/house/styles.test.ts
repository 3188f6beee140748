/**
 * Staff screens and the form are shown by one page, one after the other: a style of the one must not reach the other. All
 * take their colours from one file of tokens, the collector's pages too.
 */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const classes = (file: string) =>
  new Set(
    readFileSync(file, 'utf8')
      .matchAll(/\.([a-z][\w-]*)/g)
      .map(([, name]) => name),
  )

it('no staff room styles a class of the answering room, nor the other way round', () => {
  const shared = classes('src/look/look.css')
  const own = classes('src/answering/answering.css').difference(shared)
  const others = globSync('src/**/*.css').filter((file) => !/answering|look\.css/.test(file))
  expect(others.length).toBeGreaterThan(3)
  expect(others.flatMap((file) => [...classes(file).intersection(own)].map((name) => `${file} .${name}`))).toEqual([])
})

const sheets = globSync('{src,collector}/**/*.css')
const tokens = 'src/look/tokens.css'

it('one file alone asks whether the device is dark, so that each dark value stands once', () => {
  const asking = sheets.filter((file) => readFileSync(file, 'utf8').includes('prefers-color-scheme'))
  expect(asking).toEqual([tokens])
})

it('the collector’s pages have no colour and no token but those of the app', () => {
  const own = readFileSync('collector/pages/samlare.css', 'utf8')
  expect(own.match(/#[0-9a-f]{3,8}\b|^ *--[\w-]+:/gm) ?? []).toEqual([])
  const given = declared(readFileSync(tokens, 'utf8'))
  const used = new Set(own.matchAll(/var\((--[\w-]+)/g).map(([, name]) => name))
  expect(used.size).toBeGreaterThan(10)
  expect([...used.difference(given)]).toEqual([])
})

const declared = (css: string) => new Set(css.matchAll(/^ *(--[\w-]+):/gm).map(([, name]) => name))
