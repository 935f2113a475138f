import './theme/tokens.css';
import './theme/base.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { locale } from './messages/messages.ts';
import { mapFontReady } from './theme/fonts.ts';

document.documentElement.lang = locale;
// A font that does not come delays nothing but its own look.
await mapFontReady().catch(() => undefined);
mount(App, { target: document.getElementById('console')! });
