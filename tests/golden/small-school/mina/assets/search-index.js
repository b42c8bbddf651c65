const plfolioIndex = [["standards.html#s-c923d2d2","SCI.2 Read a graph.","","Standards","October 21, 2026","","Small standards","","Seen in class.",""],
["work/boats-again.html","Boats \u003cagain\u003e","","Work","October 14, 2026","Science","Omar O · SCI.1 Plan a fair test.","It floats now. · It floats. · A bigger one.","Load Floats 5 g yes · \u003cb\u003eNow\u003c/b\u003e it is fair.",""],
["standards.html#s-5631de9e","SCI.1 Plan a fair test.","","Standards","October 14, 2026","","Small standards","","",""],
["badges/fair.html","Fair Tester","","Badges","October 14, 2026","","SCI.1 Plan a fair test.","","",""],
["work/boats.html","Boats","","Work","September 14, 2026","Science","SCI.1 Plan a fair test.","","They sank. · Change one thing only.",""],
["goals.html#g-eef93e1d","Read a graph alone","","Goals","September 10, 2026","","SCI.2 Read a graph.","","Look at one a day · Draw one",""],
["reflections.html#r-a7937b64","First week","","Reflections","September 4, 2026","","","","It was loud.",""],
["badges/graphs.html","Graph Reader","","Badges","","","SCI.2 Read a graph.","","",""],
["about.html","About me","","About me","","","Boats","","I like water. {{ 7 * 7 }} alert(1)",""]];
