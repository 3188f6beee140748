import { expect, it } from 'vitest'
import { readElsewhere } from './settings.ts'

const key = 'k'.repeat(43)

it('no collector elsewhere is the usual', () => {
  expect(readElsewhere({})).toBeNull()
})

it('the collector is named by https, or by http on the same machine, and the key is the operator’s', () => {
  expect(readElsewhere({ COLLECTOR_URL: 'https://matt.example/', COLLECTOR_KEY: key })).toEqual({
    collector: 'https://matt.example',
    key,
  })
  expect(readElsewhere({ COLLECTOR_URL: 'http://127.0.0.1:8080' })).toEqual({
    collector: 'http://127.0.0.1:8080',
    key: null,
  })
})

it.each([
  'http://matt.example',
  'https://matt.example/samlare',
  'https://matt.example/?x=1',
  'https://somebody@matt.example',
  'ftp://matt.example',
  'matt.example',
])('%s is refused with one sentence', (said) => {
  expect(() => readElsewhere({ COLLECTOR_URL: said })).toThrow('COLLECTOR_URL is an address as https://matt.example')
})

it('a key that is none is refused before anybody is asked', () => {
  expect(() => readElsewhere({ COLLECTOR_URL: 'https://matt.example', COLLECTOR_KEY: 'kort' })).toThrow('COLLECTOR_KEY')
})
