// SPDX-License-Identifier: GPL-3.0-or-later
// A small catalog for the tests, in the formats of the plugin's resources.
#pragma once

#include <string_view>

#include "plugins/gpu/catalog.h"

namespace lode::gpu {

inline constexpr std::string_view kAccelerators =
    "gpu/nvidia-h100\tH100\tNvidia>Hopper>H100\tNvidia H100|H100\t\t\n"
    "gpu/nvidia-gb200\tGB200\tNvidia>Blackwell>GB200\tGB200|GB200 NVL72*72|DGX GB200*72\t\t\n"
    "gpu/nvidia-b300\tB300\tNvidia>Blackwell>Blackwell Ultra>B300\tB300\t\t\n"
    "gpu/nvidia-blackwell\tBlackwell\tNvidia>Blackwell\tNvidia Blackwell\t\tBlackwell\n"
    "gpu/nvidia-rubin\tRubin\tNvidia>Rubin\t\t\tRubin\n"
    "gpu/nvidia-vera-rubin\tVera Rubin\tNvidia>Rubin>Vera Rubin\tVera Rubin\t\t\n"
    "gpu/nvidia-a2\tA2\tNvidia>Ampere>A2\tNvidia A2\tA2\t\n"
    "gpu/nvidia-rtx-5090\tRTX 5090\tNvidia>Blackwell>RTX 5090\tRTX 5090\t\t\n"
    "gpu/amd-mi300x\tMI300X\tAMD>CDNA 3>MI300X\tMI300X|Instinct MI300X\t\t\n"
    "gpu/amazon-trainium2\tTrainium2\tAmazon>Trainium>Trainium2\tTrainium2\t\t\n"
    "gpu/nvidia-dgx-superpod\tDGX SuperPOD\tNvidia>DGX SuperPOD\tDGX SuperPOD*0\t\t\n"
    "\tCPU\tCPU\tVera CPU\tVera|Grace\t\n";

inline constexpr std::string_view kWords =
    "noun\tGPU|GPUs|graphics processing units|processeurs graphiques|KI-Prozessoren|"
    "procesadores gráficos\n"
    "chip\tchip|chips|puces\n"
    "processor\tprocessors\n"
    "not\tserver|servers|racks|hour|hours\n"
    "by\tby the|par|zu\n"
    "system\tracks|Systeme\n"
    "given\tRobert|Vera C.\n"
    "planned\tplans|option|geplant|prévu|prevista\n"
    "contracted\tcontracted|lease|Vertrag|contrat|contrato\n"
    "link\tof|s|new|more|de|d'|x|Corp\n"
    "at_least\tmore than|over|plus de|mehr als\n"
    "at_most\tup to|bis zu\n"
    "about\tabout|roughly|rund|unos\n"
    "between\tbetween|entre|de\n"
    "100\ta few hundred\n"
    "1000\tthousands\n"
    "10000\ttens of thousands|dizaines de milliers\n"
    "100000\tHunderttausende\n"
    "mw\tMW|megawatt|megawatts\n"
    "gw\tGW|gigawatt|gigawatts|Gigawatt\n"
    "kw\tkW\n";

inline Catalog sample_catalog() {
  return Catalog({.accelerators = kAccelerators, .words = kWords});
}

}  // namespace lode::gpu
