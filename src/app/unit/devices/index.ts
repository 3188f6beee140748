/** The unit's devices, fetched when somebody opens the page, or when there is more than one. */
export { DeviceNews } from './device-news.tsx'
export { DevicesPage } from './devices-page.tsx'
