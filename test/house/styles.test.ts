/** Staff screens and the form are shown by one page, one after the other: a style of the one must not reach the other. */
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
