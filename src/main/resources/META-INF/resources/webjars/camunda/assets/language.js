import {putLandmarks} from './landmarks.js';
import {putWordsRight} from './words.js';

// Chinese, whatever language the browser asks for, unless English has been chosen in this browser.
const KEY = 'lianban-language';
const english = window.localStorage.getItem(KEY) === 'en';
const language = english ? 'en' : 'zh';

document.title = '联办';
document.documentElement.lang = english ? 'en' : 'zh-CN';

const choice = document.createElement('button');
choice.type = 'button';
choice.className = 'language-choice';
choice.lang = english ? 'zh-CN' : 'en';
choice.textContent = english ? '中文' : 'English';
choice.addEventListener('click', () => {
  window.localStorage.setItem(KEY, english ? 'zh' : 'en');
  window.location.reload();
});
document.querySelector('[cam-widget-footer]').after(choice);

if (!english) {
  putWordsRight();
}
putLandmarks(language);

/** One locale alone: with a second to fall back on, the dates are in whichever is read last. */
export const locales = {availableLocales: [language], fallbackLocale: language};
