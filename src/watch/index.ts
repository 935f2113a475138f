export * from './watch-event.ts';
