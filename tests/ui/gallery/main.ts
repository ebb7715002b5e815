import { mount } from 'svelte'
import '#lib/ui/style/index.css'
import { applyLook } from '#lib/ui/style/applyLook.ts'
import Gallery from './Gallery.svelte'

const wanted = new URLSearchParams(location.search)

applyLook(document.documentElement, {
  language: 'it',
  theme: wanted.get('theme') === 'dark' ? 'dark' : 'light',
  text: wanted.get('text') === 'larger' ? 'larger' : 'normal',
})
mount(Gallery, {
  target: document.body,
  props: {
    scene: wanted.get('scene') ?? 'oggi',
    device: wanted.get('device') === 'phone' ? 'phone' : 'tablet',
  },
})
