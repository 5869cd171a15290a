// Pictures of every page for people to look at; no test compares them, since fonts differ from computer to computer.
import config from './playwright.config.mjs';

export default { ...config, testMatch: 'look.pictures.mjs', testIgnore: [], retries: 0 };
