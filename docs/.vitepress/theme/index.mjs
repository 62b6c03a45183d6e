// Fonts of the system: Japanese ones are large, and nothing is to be loaded from elsewhere.
import theme from 'vitepress/theme-without-fonts';
import './style.css';

export default theme;
