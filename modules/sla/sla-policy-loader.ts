import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { POLICY_PRESETS, type SlaPreset } from './policy-presets.js';
