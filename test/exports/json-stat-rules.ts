/**
 * The structural rules of JSON-stat 2.0, written from the public description of the format (json-stat.org/format). No
 * schema may be copied here: the one that json-stat.org offers comes in no npm package. A property that the format does
 * not know is a fault.
 */
import { parse } from 'node:path/posix'

type Loose = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown) => typeof value === 'string'
const isWhole = (value: unknown) => Number.isInteger(value) && (value as number) >= 0

const common = ['version', 'class', 'href', 'label', 'source', 'updated', 'note', 'link', 'extension', 'error']
const properties: Readonly<Record<string, readonly string[]>> = {
  dataset: [...common, 'id', 'size', 'role', 'dimension', 'value', 'status'],
  dimension: [...common, 'category'],
  collection: common,
}
const categoryProperties = ['index', 'label', 'child', 'coordinates', 'unit', 'note']
const roles = ['time', 'geo', 'metric']

/** Where the response breaks the format, as `/link/item/0/value: …`; empty where it does not. */
export function jsonStatFaults(response: unknown, at = '', inside: 'top' | 'link' = 'top'): readonly string[] {
  if (!isRecord(response)) return [`${at}: no object`]
  const kind = String(response.class ?? (inside === 'link' ? '' : 'dataset'))
  const known = properties[kind]
  if (!known) return [`${at}/class: ${kind}`]
  const need = inside === 'top' && response.version !== '2.0' ? [`${at}/version: not 2.0`] : []
  return [
    ...need,
    ...Object.keys(response)
      .filter((name) => !known.includes(name))
      .map((name) => `${at}/${name}: unknown`),
    ...['label', 'source', 'href', 'updated'].flatMap((name) =>
      response[name] === undefined || isText(response[name]) ? [] : [`${at}/${name}: no text`],
    ),
    ...(response.extension === undefined || isRecord(response.extension) ? [] : [`${at}/extension: no object`]),
    ...linkFaults(response.link, `${at}/link`),
    ...(kind === 'dataset' ? datasetFaults(response, at) : []),
    ...(kind === 'dimension' ? dimensionFaults(response, at, null) : []),
    ...(kind === 'collection' && !isRecord(response.link) ? [`${at}/link: a collection needs one`] : []),
  ]
}

/** By relation (`item`, `alternate`): lists of what is linked to, or of whole responses standing there themselves. */
function linkFaults(link: unknown, at: string): readonly string[] {
  if (link === undefined) return []
  if (!isRecord(link)) return [`${at}: no object`]
  return Object.entries(link).flatMap(([relation, list]) => {
    if (!/^[a-z][a-z0-9.-]*$/.test(relation)) return [`${at}/${relation}: no relation`]
    if (!Array.isArray(list)) return [`${at}/${relation}: no list`]
    return list.flatMap((one: unknown, i) =>
      isRecord(one) && 'class' in one
        ? jsonStatFaults(one, `${at}/${relation}/${i}`, 'link')
        : hrefFault(one, `${at}/${relation}/${i}`),
    )
  })
}

const hrefFault = (one: unknown, at: string) =>
  isRecord(one) && isText(one.href) && parse(String(one.href)).base !== ''
    ? []
    : [`${at}: neither a response nor a link`]

function datasetFaults(dataset: Loose, at: string): readonly string[] {
  const { id, size, dimension, value, status, role } = dataset
  if (!Array.isArray(id) || !id.every(isText) || new Set(id).size !== id.length) return [`${at}/id: no list of names`]
  if (!Array.isArray(size) || !size.every(isWhole)) return [`${at}/size: no whole numbers`]
  if (size.length !== id.length) return [`${at}/size: not as many as id`]
  if (!isRecord(dimension)) return [`${at}/dimension: no object`]
  const cells = (size as number[]).reduce((all, one) => all * one, 1)
  return [
    ...(Object.keys(dimension).toSorted().join() === id.toSorted().join() ? [] : [`${at}/dimension: not those of id`]),
    ...id.flatMap((name: string, i) => dimensionFaults(dimension[name], `${at}/dimension/${name}`, size[i] as number)),
    ...cellFaults(value, cells, `${at}/value`, (one) => one === null || Number.isFinite(one) || isText(one)),
    ...(value === undefined ? [`${at}/value: missing`] : []),
    ...(isText(status) ? [] : cellFaults(status, cells, `${at}/status`, isText)),
    ...roleFaults(role, id, `${at}/role`),
  ]
}

/** A list with as many as there are cells, or an object by the cell's place. */
function cellFaults(cells: unknown, of: number, at: string, fits: (one: unknown) => boolean): readonly string[] {
  if (cells === undefined) return []
  if (Array.isArray(cells)) {
    if (cells.length !== of) return [`${at}: ${cells.length} of ${of}`]
    return cells.flatMap((one, i) => (fits(one) ? [] : [`${at}/${i}: of the wrong kind`]))
  }
  if (!isRecord(cells)) return [`${at}: neither list nor object`]
  return Object.entries(cells).flatMap(([place, one]) => {
    if (!/^(0|[1-9]\d*)$/.test(place) || Number(place) >= of) return [`${at}/${place}: no such cell`]
    return fits(one) ? [] : [`${at}/${place}: of the wrong kind`]
  })
}

function roleFaults(role: unknown, id: readonly string[], at: string): readonly string[] {
  if (role === undefined) return []
  if (!isRecord(role)) return [`${at}: no object`]
  return Object.entries(role).flatMap(([name, list]) =>
    roles.includes(name) && Array.isArray(list) && list.every((one) => id.includes(one)) ? [] : [`${at}/${name}`],
  )
}

/** `size` is how many categories the dataset says; null for a dimension by itself. */
function dimensionFaults(dimension: unknown, at: string, size: number | null): readonly string[] {
  if (!isRecord(dimension)) return [`${at}: no object`]
  const { category } = dimension
  if (!isRecord(category)) return [`${at}/category: no object`]
  const ids = categoryIds(category)
  if (!ids) return [`${at}/category/index: neither list nor places from 0`]
  return [
    ...Object.keys(category)
      .filter((name) => !categoryProperties.includes(name))
      .map((name) => `${at}/category/${name}: unknown`),
    ...(size === null || ids.length === size ? [] : [`${at}/category: ${ids.length} of ${size}`]),
    ...(new Set(ids).size === ids.length ? [] : [`${at}/category/index: a name twice`]),
    ...['label', 'unit', 'child', 'note', 'coordinates'].flatMap((name) =>
      keysOf(category[name], ids, `${at}/category/${name}`),
    ),
    ...Object.values(isRecord(category.label) ? category.label : {}).flatMap((label) =>
      isText(label) ? [] : [`${at}/category/label: no text`],
    ),
  ]
}

/** An index may be left out where there is one category; its label then names it. */
function categoryIds({ index, label }: Loose): readonly string[] | null {
  if (Array.isArray(index)) return index.every(isText) ? index : null
  if (isRecord(index)) {
    const places = Object.values(index)
      .map(Number)
      .toSorted((a, b) => a - b)
    return places.every((place, i) => place === i) ? Object.keys(index) : null
  }
  return index === undefined && isRecord(label) && Object.keys(label).length === 1 ? Object.keys(label) : null
}

function keysOf(value: unknown, ids: readonly string[], at: string): readonly string[] {
  if (value === undefined) return []
  if (!isRecord(value)) return [`${at}: no object`]
  return Object.keys(value).flatMap((name) => (ids.includes(name) ? [] : [`${at}/${name}: no such category`]))
}
